# Smalti in a container: docker build -t smalti . && docker run --rm -v "$PWD:/work" smalti demo
# Built from the sources; docs/install.md says what of this is checked.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /smalti
COPY . .
RUN ./mvnw -B -q -Prelease package -DskipTests -Dspotless.check.skip -Dsmalti.release.own-platform-only=true \
 && mkdir /image && tar -xzf release/target/smalti-*-linux-*.tar.gz --strip-components=1 -C /image

FROM debian:12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libstdc++6 libudev1 \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /image /usr/lib/smalti
# A first run makes the archive of loaded classes that all later starts use; the folder of the program is nobody's to write then.
RUN ln -s ../lib/smalti/smalti /usr/bin/smalti && smalti --version
# Libraries are unpacked below the home of whoever runs it, so that must be a folder that any user may write.
ENV HOME=/tmp
WORKDIR /work
ENTRYPOINT ["smalti"]
CMD ["--help"]
