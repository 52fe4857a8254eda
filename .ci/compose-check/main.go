// Command compose-check reads compose files with the last parser of "docker compose" that Go 1.19 builds, which Debian 12 has, and says what
// it refuses. Exit code 1 when it refuses something.
package main

import (
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/cli"
)

func main() {
	options, err := cli.NewProjectOptions(os.Args[1:], cli.WithOsEnv, cli.WithInterpolation(true))
	if err == nil {
		_, err = cli.ProjectFromOptions(options)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
