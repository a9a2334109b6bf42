from django.apps import AppConfig


class TrainerConfig(AppConfig):
    name = "trainer"
    verbose_name = "People and teams"
    default_auto_field = "django.db.models.BigAutoField"
