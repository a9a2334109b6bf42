# Rapport for production: docker build -t rapport . && docker run -p 8000:8000 -v rapport:/data \
#   -e SITE_URL=https://rapport.example -e SECRET_KEY=... rapport
FROM python:3.11-slim-bookworm AS build
COPY requirements.txt /tmp/
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/requirements.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home rapport \
 && install -d -o rapport -g rapport /data
COPY --from=build /venv /venv
COPY . /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    RAPPORT_VAR=/data HOST=0.0.0.0 PORT=8000 BEHIND_PROXY=1 \
    SITE_URL=https://set-SITE_URL.invalid
USER rapport
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen(r.Request('http://127.0.0.1:8000/readyz', headers={'Host': 'localhost'}), timeout=4)"]
CMD ["sh", "-c", "python manage.py migrate --no-input && python manage.py collectstatic --no-input -v0 && exec python manage.py serve"]
