package main

import (
	"bytes"
	"os"
	"regexp"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// listed are the variables of .env.example with their values.
func listed(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("../../.env.example")
	require.NoError(t, err)
	vars := map[string]string{}
	for _, line := range regexp.MustCompile(`(?m)^([A-Z_]+)=(.*)$`).FindAllStringSubmatch(string(text), -1) {
		vars[line[1]] = line[2]
	}
	return vars
}

func TestEveryVariableStandsInTheExampleWithItsDefault(t *testing.T) {
	var set settings
	parser, err := kong.New(&cli{}, append(set.options(), kong.Exit(func(int) {}))...)
	require.NoError(t, err)
	known := map[string]string{}
	for _, f := range parser.Model.Flags {
		for _, name := range f.Tag.Envs {
			known[name] = f.Default
		}
	}
	delete(known, "ZALO_TYPING") // off, which the example writes out
	example := listed(t)
	require.Equal(t, "false", example["ZALO_TYPING"])
	delete(example, "ZALO_TYPING")
	require.Empty(t, cmp.Diff(known, example))
}

// TestTheExampleWorksAsItIs takes every line of it, and a token.
func TestTheExampleWorksAsItIs(t *testing.T) {
	for name, value := range listed(t) {
		t.Setenv(name, value)
	}
	t.Setenv("TELEGRAM_BOT_TOKEN", "123456:abcdefghijklmnopqrstuvwxyz0123456789")
	var c cli
	var said bytes.Buffer
	call, code := parse(&c, nil, &terminal{out: &said, err: &said})
	require.Zero(t, code, said.String())
	require.Equal(t, "serve", call.Command())
	require.Empty(t, c.admins())
	require.Equal(t, "Asia/Ho_Chi_Minh", c.zone.String())
}
