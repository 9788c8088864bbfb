"""The web server's entry point."""

import os

from django.core.wsgi import get_wsgi_application

import enforcement.celery  # noqa: F401  (so that acts in the web process reach the right broker)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enforcement.settings")

application = get_wsgi_application()
