package server_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/server"
)

func serve(t *testing.T, o server.Options) string {
	t.Helper()
	o.Addr = "127.0.0.1:0"
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s, err := server.New(o)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	t.Cleanup(func() { cancel(); require.NoError(t, <-done) })
	return "http://" + s.Addr()
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	require.NoError(t, err)
	defer func() { require.NoError(t, res.Body.Close()) }()
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return res.StatusCode, string(body)
}

func TestAliveIsNotReady(t *testing.T) {
	base := serve(t, server.Options{Ready: func(context.Context) map[string]error {
		return map[string]error{"redis": io.ErrUnexpectedEOF}
	}})
	code, body := get(t, base+"/readyz")
	require.Equal(t, 503, code)
	require.JSONEq(t, `{"redis":"failed"}`, body)
	code, _ = get(t, base+"/healthz")
	require.Equal(t, 200, code)
}

// A browser's spare connection, which never asked for anything.
func TestStoppingWaitsForNobodyWhoIsSilent(t *testing.T) {
	s, err := server.New(server.Options{Addr: "127.0.0.1:0", Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	silent, err := net.Dial("tcp", s.Addr())
	require.NoError(t, err)
	defer func() { require.NoError(t, silent.Close()) }()
	code, _ := get(t, "http://"+s.Addr()+"/healthz") // it came later, so the silent one was taken in
	require.Equal(t, 200, code)
	began := time.Now()
	stop()
	require.NoError(t, <-done)
	require.Less(t, time.Since(began), 4*time.Second, "net/http waits for five")
}

func TestAnAddressInUseIsToldAtStart(t *testing.T) {
	o := server.Options{Addr: "127.0.0.1:0", Log: slog.New(slog.DiscardHandler)}
	first, err := server.New(o)
	require.NoError(t, err)
	defer func() { require.NoError(t, first.Close()) }()
	o.Addr = first.Addr()
	_, err = server.New(o)
	require.ErrorContains(t, err, "address already in use")
}
