package main

import (
	"fmt"
	"runtime/debug"
)

// version is set by the release build with -ldflags "-X main.version=…".
var version = ""

type versionCmd struct{}

// Run prints the version on one line.
func (versionCmd) Run(t *terminal) error {
	_, err := fmt.Fprintln(t.out, "vneidbot", programVersion())
	return err
}

// programVersion falls back to what the build recorded.
func programVersion() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return info.Main.Version
}
