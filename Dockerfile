# One image for web, worker, beat and the migration, made by the same steps as everywhere else.
FROM debian:12-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 python3-venv \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /srv/casefile casefile

WORKDIR /srv/casefile
COPY script/ script/
COPY requirements.lock requirements-dev.lock ./
RUN script/system && rm -rf /var/lib/apt/lists/* && script/bootstrap

COPY . .
ENV PATH=/srv/casefile/.venv/bin:$PATH STATIC_ROOT=/srv/casefile/collected BEAT_SCHEDULE=/tmp/beat
# Collecting needs settings, none of which are kept in the image.
RUN SECRET_KEY=only-while-building-this-image-0000000000 ALLOWED_HOSTS=localhost \
    DATA_KEYS=build:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    LOOKUP_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= CHECKPOINT_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    CHECKPOINT_DIR=/tmp MEDIA_ROOT=/tmp DATABASE_URL=postgresql://app:none@localhost:5432/none \
    BROKER_URL=redis://localhost:6379/0 python manage.py collectstatic --no-input \
    && install -d -o casefile -g casefile /data/files /data/checkpoints

USER casefile
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "enforcement.wsgi:application"]
