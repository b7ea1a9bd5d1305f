package main

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"vneidbot/store/session/redistest"
)

var reflectConfig = reflect.TypeFor[Config]()

// saying is a server that answers everything with the text.
func saying(t *testing.T, status int, text string) *httptest.Server {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, text)
	}))
	t.Cleanup(srv.Close)
	return srv
}

func TestDoctorGoesToThePageAsAPhoneDoes(t *testing.T) {
	page := func(url string) []string {
		return factsOf(lookPage(t.Context(), &Config{PublicURL: url, Proxies: []string{"127.0.0.1"}}))
	}
	require.Empty(t, page(""))
	require.Equal(t, []string{"doctor.page_ok"}, page(saying(t, 200, "ok\n").URL))
	require.Equal(t, []string{"doctor.page_other"}, page(saying(t, 200, "Welcome to nginx").URL))
	require.Equal(t, []string{"doctor.page_other"}, page(saying(t, 502, "ok").URL))
	gone := saying(t, 200, "ok")
	gone.Close()
	require.Equal(t, []string{"doctor.page_away"}, page(gone.URL))
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, 0)
	secure.StartTLS()
	defer secure.Close()
	require.Equal(t, []string{"doctor.page_certificate"}, page(secure.URL))
	require.Equal(t, []string{"doctor.page_http", "doctor.page_away"}, page("http://vneid.invalid"))

	bare := &Config{PublicURL: saying(t, 200, "ok").URL}
	require.Contains(t, found(t, lookPage(t.Context(), bare), "doctor.page_proxies"), "LƯU Ý Trang web: chưa đặt TRUSTED_PROXIES")
}

func TestDoctorKnowsWhoHasTheAddress(t *testing.T) {
	look := func(addr string) string { return lookAddress(t.Context(), "http", addr, "/healthz", "ok").fact.Key }
	require.Equal(t, "doctor.address_free", look("127.0.0.1:0"))
	require.Equal(t, "doctor.address_open", look("0.0.0.0:0"))
	require.Equal(t, "doctor.address_open", look(":0"))
	require.Equal(t, "doctor.address_bad", look("192.0.2.1:80"))
	require.Equal(t, "doctor.address_ours", look(hostOf(saying(t, 200, "ok"))))
	require.Equal(t, "doctor.address_taken", look(hostOf(saying(t, 404, "not found"))))
	mute, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, mute.Close())
	require.Equal(t, "doctor.address_free", look(mute.Addr().String()))
}

func hostOf(srv *httptest.Server) string { return strings.TrimPrefix(srv.URL, "http://") }

func TestDoctorComparesClocks(t *testing.T) {
	apart := time.Duration(0)
	platform := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Date", time.Now().Add(-apart).UTC().Format(http.TimeFormat))
		w.WriteHeader(http.StatusFound)
	}))
	defer platform.Close()
	cfg := &Config{TelegramToken: "1:x", TelegramAPI: platform.URL}
	require.Equal(t, []string{"doctor.clock_ok"}, factsOf(lookClock(t.Context(), cfg)))
	apart = time.Minute
	require.Contains(t, found(t, lookClock(t.Context(), cfg), "doctor.clock_ahead"), "LỖI   Đồng hồ: nhanh ")
	apart = -10 * time.Hour
	require.Contains(t, found(t, lookClock(t.Context(), cfg), "doctor.clock_behind"), "Đồng hồ: chậm 5")
	platform.Close()
	require.Empty(t, lookClock(t.Context(), cfg), "a platform that is away is told of elsewhere")
}

func TestDoctorWantsHTTPSForWebhooks(t *testing.T) {
	require.Empty(t, lookHook("zalo_hook", "ZALO_WEBHOOK_URL", ""))
	require.Empty(t, lookHook("zalo_hook", "ZALO_WEBHOOK_URL", "https://vneid.example/zalo"))
	said := found(t, lookHook("telegram_hook", "TELEGRAM_WEBHOOK_URL", "http://vneid.example/x"), "doctor.hook_http")
	require.Contains(t, said, "LỖI   Webhook Telegram: TELEGRAM_WEBHOOK_URL=http://vneid.example/x không phải https →")
}

// TestDoctorTellsWhyRedisDoesNotServe: each of them answers a ping, or at least
// the call.
func TestDoctorTellsWhyRedisDoesNotServe(t *testing.T) {
	t.Parallel()
	for want, refuse := range map[string][]any{
		"doctor.redis_full":     {"CONFIG", "SET", "maxmemory", "1"},
		"doctor.redis_replica":  {"REPLICAOF", "127.0.0.1", "1"},
		"doctor.redis_alone":    {"CONFIG", "SET", "min-replicas-to-write", "1"},
		"doctor.redis_password": {"CONFIG", "SET", "requirepass", "hush"},
		"doctor.redis_no_aof":   {"CONFIG", "SET", "appendonly", "no"},
		"doctor.redis_eviction": {"CONFIG", "SET", "maxmemory-policy", "allkeys-lru"},
		"doctor.redis_ok":       {"PING"},
	} {
		t.Run(want, func(t *testing.T) {
			srv := redistest.Start(t)
			o, err := redis.ParseURL(srv.URL)
			require.NoError(t, err)
			rdb := redis.NewClient(o)
			defer func() { require.NoError(t, rdb.Close()) }()
			require.NoError(t, rdb.Do(t.Context(), refuse...).Err())
			require.Equal(t, []string{want}, factsOf(lookRedis(t.Context(), &Config{Redis: srv.URL})))
		})
	}
	srv := redistest.Start(t)
	srv.Kill()
	require.Equal(t, []string{"doctor.redis_away"}, factsOf(lookRedis(t.Context(), &Config{Redis: srv.URL})))
	with := strings.Replace(redistest.Start(t).URL, "unix://", "unix://user:wrong@", 1)
	require.Equal(t, []string{"doctor.redis_password"}, factsOf(lookRedis(t.Context(), &Config{Redis: with})), "of one that has none")
}
