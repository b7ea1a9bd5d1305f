package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// systemd listens where the program tells it how it is; what is told comes by next.
func systemd(t *testing.T) (next func() string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notify")
	c, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close() })
	t.Setenv("NOTIFY_SOCKET", path)
	return func() string {
		text := make([]byte, 64)
		n, err := c.Read(text)
		require.NoError(t, err)
		return string(text[:n])
	}
}

func TestSystemdIsToldThatItServesLivesAndStops(t *testing.T) {
	next := systemd(t)
	t.Setenv("WATCHDOG_USEC", "40000")
	app := opened(t, nil)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- app.supervised(ctx) }()
	require.Equal(t, "READY=1", next())
	require.Equal(t, "WATCHDOG=1", next())
	require.Equal(t, "WATCHDOG=1", next())
	stop()
	require.NoError(t, <-ended)
	for said := next(); said != "STOPPING=1"; said = next() {
		require.Equal(t, "WATCHDOG=1", said)
	}
}

func TestWithoutAWatchdogOnlyBeginAndEndAreTold(t *testing.T) {
	next := systemd(t)
	t.Setenv("WATCHDOG_USEC", "")
	app := opened(t, nil)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- app.supervised(ctx) }()
	require.Equal(t, "READY=1", next())
	stop()
	require.NoError(t, <-ended)
	require.Equal(t, "STOPPING=1", next())
}

// Records that do not answer are no sign of life.
func TestAProgramWhoseRecordsAreClosedDoesNotLive(t *testing.T) {
	t.Parallel()
	app := opened(t, nil)
	require.NoError(t, app.lives(t.Context(), askWithin))
	require.NoError(t, app.store.Close())
	require.Error(t, app.lives(t.Context(), askWithin))
}

func TestSecretsAreHandedOverAsFiles(t *testing.T) {
	for _, name := range []string{"TELEGRAM_BOT_TOKEN", "LOG_LEVEL"} {
		t.Setenv(name, "") // what is applied ends with the test
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"TELEGRAM_BOT_TOKEN": "123:abc\n", "LOG_LEVEL": " ", "a.b": "x", "HTTP_ADDR": "127.0.0.1:1"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	d := dotenv{values: map[string]string{"TELEGRAM_BOT_TOKEN": "of the file", "LOG_LEVEL": "debug"}}
	d.hand("")
	require.Equal(t, "of the file", d.values["TELEGRAM_BOT_TOKEN"])
	d.hand(dir)
	require.Equal(t, map[string]string{"TELEGRAM_BOT_TOKEN": "123:abc", "LOG_LEVEL": "debug", "HTTP_ADDR": "127.0.0.1:1"}, d.values)
	t.Setenv("HTTP_ADDR", "127.0.0.1:2")
	d.apply()
	require.Equal(t, "127.0.0.1:2", os.Getenv("HTTP_ADDR"), "the environment comes first")
	var none dotenv
	none.hand(dir)
	require.Equal(t, "123:abc", none.values["TELEGRAM_BOT_TOKEN"])
}

func TestDoctorAsksWhetherTheProgramRuns(t *testing.T) {
	answer := "ok\n"
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		require.Equal(t, "/healthz", r.URL.Path)
		_, _ = w.Write([]byte(answer))
	}))
	defer s.Close()
	term, said := calling(t, "vi")
	_, port, err := net.SplitHostPort(strings.TrimPrefix(s.URL, "http://"))
	require.NoError(t, err)
	cfg := &Config{HTTPAddr: ":" + port}
	require.NoError(t, doctorCmd{Health: true}.Run(term, cfg))
	require.Equal(t, "Chương trình đang chạy ở :"+port+".\n", said.String())
	answer = "another program"
	require.ErrorIs(t, doctorCmd{Health: true}.Run(term, cfg), errSaid)
	s.Close()
	require.ErrorIs(t, doctorCmd{Health: true}.Run(term, cfg), errSaid)
}
