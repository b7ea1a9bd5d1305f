package main

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot/channel/telegram/telegramtest"
)

// Where the Internet is reached through a proxy alone, a line of .env is all it takes:
// the platform has a name here that nobody but the proxy knows, and a whole report, its
// picture too, gets there.
func TestAReportThroughTheProxyOfDotenv(t *testing.T) {
	t.Parallel()
	tg := telegramtest.New(t)
	platform, err := url.Parse(tg.URL())
	require.NoError(t, err)
	var files atomic.Int64
	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		if r.In.URL.Host == "telegram.invalid" {
			r.SetURL(platform)
		}
		if strings.HasPrefix(r.In.URL.Path, "/file/") {
			files.Add(1)
		}
	}, ErrorHandler: func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) }})
	t.Cleanup(proxy.Close)
	folder := rostered(t)
	lines := []string{"TELEGRAM_BOT_TOKEN=" + telegramtest.Token, "TELEGRAM_API_URL=http://telegram.invalid", "DATA_DIR=" + folder, "HTTPS_PROXY=" + proxy.URL, "HTTP_PROXY=" + proxy.URL}
	home := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(home, ".env"), []byte(strings.Join(lines, "\n")), 0o600))
	p := launch(t, "program", []string{"PWD=" + home, "HTTP_ADDR=127.0.0.1:0"})
	t.Cleanup(p.kill)
	principal := tg.User(1000, "Cô Lan")
	for _, a := range recorded["one_message"] {
		perform(t, principal, a)
	}
	require.Eventually(t, func() bool { return files.Load() == 1 }, waitMost, pollEvery, "log:\n%s", p.logged())
	require.Empty(t, tg.Refused())
	p.stop(t)
}
