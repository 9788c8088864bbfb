from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = "社区问题"
    default_auto_field = "django.db.models.BigAutoField"
