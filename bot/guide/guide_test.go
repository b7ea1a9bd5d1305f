package guide_test

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/guide"
	"vneidbot/locales"
)

// serve is the guides of an office.
func serve(t *testing.T, f guide.Facts, err error) func(path string) (int, string) {
	t.Helper()
	words, e := locales.New()
	require.NoError(t, e)
	h, e := guide.New(guide.Sources{Files: locales.Guides, Facts: func(context.Context) (guide.Facts, error) { return f, err }, Words: words.Words, Commands: []string{"tonghop", "gonhom"}})
	require.NoError(t, e)
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return func(path string) (int, string) {
		t.Helper()
		r, err := http.Get(srv.URL + guide.Path + path)
		require.NoError(t, err)
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		require.NoError(t, err)
		require.Contains(t, r.Header.Get("Content-Security-Policy"), "default-src 'none'")
		return r.StatusCode, string(body)
	}
}

// Each guide is there in both languages, names buttons as they are called, and has no
// mark of a template or of Markdown left.
func TestEveryGuideIsThereInBothLanguages(t *testing.T) {
	get := serve(t, guide.Facts{Office: "Sở *Thử*", Contact: "cô <b>Lan</b>", Phone: "0225 000 0001", Pictures: 90, Reports: 2, Audit: 3}, nil)
	words, err := locales.New()
	require.NoError(t, err)
	for _, path := range []string{"", "can-bo", "quan-tri", "may-chu"} {
		for _, lang := range []string{"vi", "en"} {
			unknown := words.Words(lang, bot.T("other.failed"))
			code, body := get(path + "?lang=" + lang)
			require.Equal(t, http.StatusOK, code, path)
			require.Contains(t, body, `<html lang="`+lang+`">`)
			require.Contains(t, body, "Sở *Thử*", "what an office is called is no Markdown")
			require.NotContains(t, body, "<b>")
			require.NotContains(t, body, unknown, "a button that there is not")
			for _, left := range []string{"{{", "}}", "no value", "button.send", "huongdan.", "**", "```", "| ---"} {
				require.NotContains(t, body, left, "%s %s", path, lang)
			}
		}
	}
	_, body := get("")
	require.Contains(t, body, "[Gửi ảnh sau]")
	require.Contains(t, body, "Cần hỏi: cô &lt;b&gt;Lan&lt;/b&gt;, 0225 000 0001.")
	require.Contains(t, body, `<a href="/huong-dan/can-bo?lang=vi">Cán bộ</a>`)
	require.Contains(t, body, `<img src="/huong-dan/pictures/principal.png" alt="Một báo cáo trên điện thoại">`)
	_, body = get("can-bo")
	require.Contains(t, body, "<li><code>/tonghop</code>: Số liệu tổng hợp</li>\n<li><code>/gonhom</code>: Gỡ nhóm</li>")
	_, body = get("quan-tri?lang=en")
	require.Contains(t, body, "<code>vneidbot reset <span>--reports</span></code>")
	require.Contains(t, body, "kept 90 days after the last round, reports 2 years, the diary 3 years")
}

var named = regexp.MustCompile("(?:^|[^!`])\\[([^]]+)]") // no picture, no code

// A button is named by its key, so that a guide has the name that it has in its language.
func TestGuidesNameButtonsByTheirKeys(t *testing.T) {
	files, err := fs.Glob(locales.Guides, "guide/*.md")
	require.NoError(t, err)
	require.Len(t, files, 8)
	for _, file := range files {
		text, err := fs.ReadFile(locales.Guides, file)
		require.NoError(t, err)
		for _, m := range named.FindAllStringSubmatch(string(text), -1) {
			require.Regexp(t, `^{{button "\w+"}}$`, m[1], file)
		}
	}
}

func TestPicturesAndStyleComeFromHere(t *testing.T) {
	get := serve(t, guide.Facts{}, nil)
	for _, path := range []string{"pictures/principal.png", "pictures/sheet.png", "guide.css"} {
		code, body := get(path)
		require.Equal(t, http.StatusOK, code, path)
		require.NotEmpty(t, body)
	}
	_, body := get("")
	require.Contains(t, body, "gõ <code>/huongdan</code>", "where nobody is named")
	code, _ := get("pictures/none.png")
	require.Equal(t, http.StatusNotFound, code)
	for path, to := range map[string]string{"khong-co": "", "can-bo/x?lang=en": "?lang=en", "can-bo/": "can-bo", "may-chu/?lang=en": "may-chu?lang=en"} {
		code, body := get(path)
		require.Equal(t, http.StatusOK, code, path)
		_, same := get(to)
		require.Equal(t, same, body, "%s leads to a guide", path)
	}
}

func TestWithoutRecordsThereIsNoHalfGuide(t *testing.T) {
	get := serve(t, guide.Facts{}, bot.Fail(bot.Unavailable, "test", nil))
	code, body := get("")
	require.Equal(t, http.StatusServiceUnavailable, code)
	require.False(t, strings.Contains(body, "<html"))
}
