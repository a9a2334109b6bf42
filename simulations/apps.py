from pathlib import Path

from django.apps import AppConfig


class SimulationsConfig(AppConfig):
    name = "simulations"
    verbose_name = "Rehearsal room"
    default_auto_field = "django.db.models.BigAutoField"
    authoring_models = ("Scenario", "Persona", "Fact", "Rubric")

    def ready(self) -> None:
        from simulations.calls.closing import close_calls_of
        from simulations.llm import checks  # noqa: F401 - registers the start-up checks
        from simulations.tasks import sweep, warm_up
        from simulations.views import panels
        from trainer.demo import register_demo_step
        from trainer.operations.background import register_sweep, register_warm_up
        from trainer.people import person_deactivated

        panels.register()
        register_sweep(sweep)
        register_warm_up(warm_up)
        person_deactivated.connect(close_calls_of)
        register_demo_step("scenarios", load_shipped_scenarios, order=10)


def load_shipped_scenarios() -> str:
    """Import every pack of content/scenarios; says what was done."""
    from simulations.packs.files import load_pack
    from simulations.packs.snippets import import_pack

    shipped = Path(__file__).resolve().parent.parent / "content" / "scenarios"
    done = [import_pack(load_pack(path)) for path in sorted(shipped.glob("*.scenario.yaml"))]
    return "; ".join(str(imported) for imported in done if imported.outcome != "unchanged") or "as shipped"
