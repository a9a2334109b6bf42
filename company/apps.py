from django.apps import AppConfig


class CompanyConfig(AppConfig):
    name = "company"
    verbose_name = "Company knowledge"
    default_auto_field = "django.db.models.BigAutoField"
