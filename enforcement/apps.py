from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    name = "enforcement"
    verbose_name = "执法队伍与基础"
    default_auto_field = "django.db.models.BigAutoField"
