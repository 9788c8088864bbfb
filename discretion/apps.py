from typing import Any

from django.apps import AppConfig
from django.core import checks


class DiscretionConfig(AppConfig):
    name = "discretion"
    verbose_name = "裁量"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Missing local values stop `check --deploy --database default` with their names, and show in /readyz."""
        checks.register(_parameters_are_set, "parameters", deploy=True)


def _parameters_are_set(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    if "default" not in (databases or ()):
        return []
    from discretion.queries import lacking
    from enforcement.kernel import clock
    from enforcement.models import Organisation
    from enforcement.rules.local_keys import KEYS

    found = lacking(Organisation.objects.order_by("path"), clock.local_day(clock.now()))
    return [
        checks.Error(f"{body.name}没有设定「{KEYS[key].name}」（{key}）", id="discretion.E001")
        for body, keys in found
        for key in keys
    ]
