# One stage builds the web app, one gathers what the server needs; the last has only what runs.
FROM node:26-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/protocol/package.json packages/protocol/
COPY packages/markdown/package.json packages/markdown/
COPY packages/client/package.json packages/client/
COPY apps/server/package.json apps/server/
COPY apps/web/package.json apps/web/
COPY bench/package.json bench/

FROM manifests AS web
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN cd apps/web && NODE_ENV=production node ../../node_modules/vite/bin/vite.js build

FROM manifests AS packages
# Without the root of the workspaces: the image has its own Node 26.
RUN npm ci --omit=dev --workspace @chat-js/server --no-audit --no-fund

FROM node:26-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=3000 NODE_COMPILE_CACHE=/tmp/node-compile-cache
WORKDIR /app
COPY --from=packages /app/package.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY packages ./packages
COPY apps/server ./apps/server
COPY --from=web /app/apps/web/dist ./apps/web/dist
RUN mkdir -p /data node_modules/.cache && chown node:node /data node_modules/.cache
USER node
VOLUME /data
EXPOSE 3000 3478/udp
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "apps/server/src/main.ts"]
