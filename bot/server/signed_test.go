package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type memoryShelf map[string][]byte

func (m memoryShelf) keep(data string) string {
	sum := sha256.Sum256([]byte(data))
	name := hex.EncodeToString(sum[:])
	m[name] = []byte(data)
	return name
}

type unclosed struct{ *bytes.Reader }

func (unclosed) Close() error { return nil }

func (m memoryShelf) Read(sum string) (io.ReadSeekCloser, error) {
	if data, ok := m[sum]; ok {
		return unclosed{bytes.NewReader(data)}, nil
	}
	return nil, errors.New("not there")
}

func TestSignedFiles(t *testing.T) {
	now := time.Date(2026, 11, 22, 8, 30, 0, 0, time.UTC)
	shelf := memoryShelf{}
	s := NewSigned([]byte("key"), "https://bot.example.vn/", shelf, 48*time.Hour, func() time.Time { return now }, nil)
	address := s.Address(shelf.keep("png bytes"), "file.png", "")
	require.True(t, strings.HasPrefix(address, "https://bot.example.vn/files/"), address)
	require.Equal(t, address, s.Address(shelf.keep("png bytes"), "file.png", ""))
	path := strings.TrimPrefix(address, "https://bot.example.vn")

	ask := func(s *Signed, method, path string) *http.Response {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(method, path, nil))
		return w.Result()
	}
	for _, method := range []string{http.MethodHead, http.MethodGet, http.MethodGet} {
		resp := ask(s, method, path)
		require.Equal(t, 200, resp.StatusCode)
		require.Equal(t, "image/png", resp.Header.Get("Content-Type"))
		require.Equal(t, int64(9), resp.ContentLength)
		body, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		if method == http.MethodGet {
			require.Equal(t, "png bytes", string(body))
		}
	}
	require.Equal(t, 405, ask(s, http.MethodPost, path).StatusCode)

	other := NewSigned([]byte("another"), "https://bot.example.vn", shelf, 48*time.Hour, func() time.Time { return now }, nil)
	require.Equal(t, 404, ask(other, http.MethodGet, path).StatusCode, "another installation's key")
	for i := len(SignedPath); i < len(path); i++ {
		changed := []byte(path)
		if changed[i]++; changed[i] == '0'+10 {
			changed[i] = '0'
		}
		if changed[i] > 'z' || changed[i] == ':' || changed[i] == '/' {
			continue
		}
		require.Equal(t, 404, ask(s, http.MethodGet, string(changed)).StatusCode, "%s", changed)
	}
	require.Equal(t, 404, ask(s, http.MethodGet, "/files/").StatusCode)
	now = now.Add(47 * time.Hour)
	require.Equal(t, 200, ask(s, http.MethodGet, path).StatusCode)
	now = now.Add(3 * time.Hour)
	require.Equal(t, 404, ask(s, http.MethodGet, path).StatusCode, "run out")
}

// A file that belongs to somebody is handed out as long as it does; the address cannot be
// made one that asks nobody, or somebody else.
func TestAFileOfSomebodyAsksEachTime(t *testing.T) {
	shelf := memoryShelf{}
	var err error
	may := map[string]bool{"hers": true, "his": true}
	s := NewSigned([]byte("key"), "https://bot.example.vn", shelf, time.Hour, time.Now, func(_ context.Context, ask string) (bool, error) { return may[ask], err })
	path := strings.TrimPrefix(s.Address(shelf.keep("book"), "a.xlsx", "hers"), "https://bot.example.vn")
	code := func(path string) int {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w.Code
	}
	require.Equal(t, 200, code(path))
	require.Equal(t, 404, code(strings.Replace(path, ".hers", "", 1)))
	require.Equal(t, 404, code(strings.Replace(path, ".hers", ".his", 1)))
	err = errors.New("away")
	require.Equal(t, 404, code(path), "what cannot be asked is not handed out")
	err, may["hers"] = nil, false
	require.Equal(t, 404, code(path))
}

func TestWhatBrowsersDoNotShowIsSavedUnderItsName(t *testing.T) {
	shelf := memoryShelf{}
	s := NewSigned([]byte("key"), "https://bot.example.vn", shelf, time.Hour, time.Now, nil)
	for name, kind := range map[string]string{"Tổng hợp 8/2026.xlsx": "application/octet-stream", "a.html": "application/octet-stream", "ảnh.jpg": "image/jpeg"} {
		address := s.Address(shelf.keep("bytes of "+name), name, "")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, strings.TrimPrefix(address, "https://bot.example.vn"), nil))
		require.Equal(t, 200, w.Code, address)
		require.Equal(t, "bytes of "+name, w.Body.String())
		require.Equal(t, kind, w.Header().Get("Content-Type"))
		_, saved, _ := mime.ParseMediaType(w.Header().Get("Content-Disposition"))
		if kind == "application/octet-stream" {
			require.Equal(t, name, saved["filename"])
		}
	}
}
