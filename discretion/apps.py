from django.apps import AppConfig


class DiscretionConfig(AppConfig):
    name = "discretion"
    verbose_name = "裁量"
    default_auto_field = "django.db.models.BigAutoField"
