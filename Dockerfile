# One image for the gateway, every subgraph and the Job that prepares the database; the command says which it is.
ARG NODE_VERSION=20

FROM node:${NODE_VERSION}-bookworm-slim AS build
ENV TURBO_TELEMETRY_DISABLED=1
WORKDIR /app
COPY . .
# No install script is needed; the schema engine of Prisma would be a download that nothing here uses.
RUN npm ci --ignore-scripts --no-audit --no-fund \
  && node -e "import('./scripts/prisma-generate.mjs').then(({ generateClient }) => generateClient())" \
  && npm run build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
# Owned by root: the process may read it, not write it.
COPY --from=build /app ./
USER 1000:1000
EXPOSE 4000
CMD ["node", "gateway/dist/main.js"]
