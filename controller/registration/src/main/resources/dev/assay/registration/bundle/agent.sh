#!/bin/sh
# Runs the agent of this bundle in the foreground: agent JAVA_HOME [ARGUMENT]…
bundle=$(cd -P "$(dirname "$0")" && pwd) || exit 4
java=$1/bin/java
shift
export MALLOC_ARENA_MAX=1
exec "$java" "@$bundle/agent-jvm.flags" "-Donnxruntime.native.path=$bundle/native" \
  -cp "$bundle/lib/*" dev.assay.agent.AgentMain "$@"
