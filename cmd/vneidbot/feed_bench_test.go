package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/desk"
	"vneidbot/bot/server"
)

// BenchmarkFeedNotModified is a spreadsheet that asks again for what it has, beside a
// file of the same bytes that a file server answers 304 for: "of_file" is their ratio.
func BenchmarkFeedNotModified(b *testing.B) {
	a := deskOfLists(b)
	a.cfg.PublicURL = "https://bao-cao.example.vn"
	admin := bot.AccountID("telegram:1")
	a.desk = desk.New(desk.Setup{Records: deskRecords{a.store}, Tokens: a.store.Tokens(), Words: a.words, Admins: []bot.AccountID{admin}, Place: a.place})
	feed := bot.Feed{ID: desk.FeedID(admin, bot.Everything, "t"), Account: admin, Scope: bot.Everything, At: time.Now()}
	_, err := a.store.Commit(b.Context(), []bot.Write{bot.SetFeed{Feed: feed}})
	require.NoError(b, err)
	ours := httptest.NewServer(a.feedServer())
	defer ours.Close()
	url := ours.URL + server.FeedPath + a.store.Tokens().FeedToken(feed.ID, 1) + ".csv"
	code, body, head := reads(b, url, "")
	require.Equal(b, 200, code)

	dir := http.Dir(b.TempDir())
	require.NoError(b, os.WriteFile(filepath.Join(string(dir), "a.csv"), []byte(body), 0o600))
	file := httptest.NewServer(http.FileServer(dir))
	defer file.Close()
	_, _, theirs := reads(b, file.URL+"/a.csv", "")
	since, _ := http.ParseTime(theirs.Get("Last-Modified"))

	ask := func(url, name, value string) time.Duration {
		r, err := http.NewRequestWithContext(b.Context(), http.MethodGet, url, nil)
		require.NoError(b, err)
		r.Header.Set(name, value)
		began := time.Now()
		resp, err := http.DefaultClient.Do(r)
		took := time.Since(began)
		require.NoError(b, err)
		require.NoError(b, resp.Body.Close())
		require.Equal(b, 304, resp.StatusCode)
		return took
	}
	var us, them time.Duration
	for b.Loop() {
		them += ask(file.URL+"/a.csv", "If-Modified-Since", since.Format(http.TimeFormat))
		us += ask(url, "If-None-Match", head.Get("ETag"))
	}
	b.ReportMetric(float64(us)/float64(them), "of_file")
}
