# One image for both services of docker-compose.yml: the bot, and the sandbox that runs snippets.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1
WORKDIR /src
COPY requirements-build.lock requirements-runtime.lock ./
# Only wheels, only with the hashes of the locks: nothing from elsewhere is ever executed.
RUN python -m venv /build && python -m venv --without-pip /opt/corobot \
 && /build/bin/pip install --require-hashes --only-binary :all: -r requirements-build.lock \
 && /build/bin/pip --python /opt/corobot/bin/python install \
      --require-hashes --only-binary :all: -r requirements-runtime.lock
COPY pyproject.toml README.md LICENSE LICENSE-CONTENT ./
COPY bot bot
COPY cogs cogs
COPY sandbox sandbox
RUN /build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /dist . \
 && /build/bin/pip --python /opt/corobot/bin/python install --no-deps --no-index /dist/*.whl

FROM python:${PYTHON}-slim
# The bot is 10001, the sandbox 65534; the group is the only thing they share, for the socket.
RUN groupadd --gid 10001 corobot \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data corobot \
 && install -d -o 10001 -g 10001 -m 0700 /data \
 && install -d -o 65534 -g 10001 -m 0750 /run/corobot
COPY --from=build /opt/corobot /opt/corobot
COPY tools/healthy.py /opt/corobot/healthy.py
ENV PATH=/opt/corobot/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    COROBOT_DATABASE=/data/corobot.db
USER 10001:10001
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["python", "/opt/corobot/healthy.py", "--database", "/data/corobot.db"]
ENTRYPOINT ["corobot"]
