package server_test

import (
	"bytes"
	"context"
	"errors"
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

func get(t *testing.T, url string, headers ...string) (int, string) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, url, nil)
	require.NoError(t, err)
	for i := 0; i+1 < len(headers); i += 2 {
		if req.Header.Set(headers[i], headers[i+1]); headers[i] == "Host" {
			req.Host = headers[i+1]
		}
	}
	res, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	defer func() { require.NoError(t, res.Body.Close()) }()
	body, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return res.StatusCode, string(body)
}

func TestReadyTellsEachPartWithoutItsCause(t *testing.T) {
	var redis error
	var log bytes.Buffer // read when the answer is there
	base := serve(t, server.Options{Ready: func(context.Context) map[string]error {
		return map[string]error{"redis": redis, "database": nil}
	}, Log: slog.New(slog.NewTextHandler(&log, nil))})
	code, body := get(t, base+"/readyz")
	require.Equal(t, 200, code)
	require.JSONEq(t, `{"redis":"ok","database":"ok"}`, body)

	redis = errors.New("dial 10.0.0.7: refused")
	code, body = get(t, base+"/readyz")
	require.Equal(t, 503, code)
	require.JSONEq(t, `{"redis":"failed","database":"ok"}`, body)
	require.Contains(t, log.String(), `part=redis err="dial 10.0.0.7: refused"`)
	require.NotContains(t, log.String(), "database")
	code, _ = get(t, base+"/healthz")
	require.Equal(t, 200, code, "alive is not ready")
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

func TestMetricsAreNotForThePublic(t *testing.T) {
	page := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("numbers")) })
	base := serve(t, server.Options{Metrics: page})
	code, body := get(t, base+"/metrics")
	require.Equal(t, 200, code)
	require.Equal(t, "numbers", body)
	for _, h := range []string{"X-Forwarded-For", "Forwarded", "X-Real-Ip"} {
		code, body = get(t, base+"/metrics", h, "203.0.113.5")
		require.Equal(t, 404, code, h)
		require.NotContains(t, body, "numbers")
	}
	for host, want := range map[string]int{"localhost:9": 200, "127.0.0.1": 200, "[::1]:80": 200, "bao-cao.example.vn": 404, "bao-cao.example.vn:8080": 404, "": 200} {
		code, _ = get(t, base+"/metrics", "Host", host)
		require.Equal(t, want, code, host)
	}
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
