package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"sync"

	"vneidbot/bot"
	"vneidbot/bot/server"
)

// pageWords are the words that the page itself shows, "web.<name>".
var pageWords = []string{"title", "bot", "log", "invited.unit", "invited.area", "invited.officer", "invited.bad", "begin", "go_on", "text", "placeholder", "send", "pick", "pick_long",
	"sending", "sent", "offline", "mine", "picture", "picture_bot", "picture_gone", "file", "removed", "refused",
	"again", "drop", "copied", "table", "choices", "unsent", "receipt", "days", "noscript", "noscript_alone", "noscript_whom", "over", "error.big", "error.away", "guide"}

// statusWords are the labels that a report's card sets off.
var statusWords = []bot.Status{bot.Accepted, bot.Refused, bot.Succeeded, bot.NotRegistered}

// pages are the page's HTML as it was worded: one for each language, head and list
// of other addresses, so that it is packed once and not for each visitor.
type pages struct {
	mu   sync.Mutex
	made map[string]server.Asset
}

// pagesMost is more than an office has areas, in both languages.
const pagesMost = 400

// page serves the HTML: whose page it is stands in it, so that nothing moves when
// the script has begun, and nothing is missing where there is none.
func (m mount) page(rw http.ResponseWriter, r *http.Request) {
	h, err := m.headOf(r)
	var a server.Asset
	if err == nil {
		a, err = m.worded(langOf(r), h)
	}
	if err != nil {
		m.refuse(rw, r, err)
		return
	}
	a.ServeHTTP(rw, r)
}

// front tells the head again, when the unit has become known.
func (m mount) front(w http.ResponseWriter, r *http.Request, _ person) error {
	h, err := m.headOf(r)
	if err == nil {
		answer(w, http.StatusOK, h)
	}
	return err
}

// headOf is the head for whoever asks; one whom nobody knows is a stranger.
func (m mount) headOf(r *http.Request) (head, error) {
	p, err := m.who(r)
	if err != nil && !errors.Is(err, errStranger) && bot.KindOf(err) != bot.Forbidden {
		return head{}, err
	}
	f, err := m.Front(r.Context(), p.account)
	return m.head(langOf(r), f), err
}

// worded is the HTML in a language below a head.
func (w *Web) worded(lang string, h head) (server.Asset, error) {
	links := w.Elsewhere()
	key := strings.Join(slices.Concat([]string{lang, h.Office, h.letter, h.Due, h.Call, h.Whom, h.Phone, h.Accept}, h.Links, links), "\x00")
	w.pages.mu.Lock()
	defer w.pages.mu.Unlock()
	if a, ok := w.pages.made[key]; ok {
		return a, nil
	}
	html, err := templated("index.html", w.pageData(lang, h, links))
	if err != nil {
		return server.Asset{}, bot.Fail(bot.Internal, "web: page", err)
	}
	if len(w.pages.made) >= pagesMost {
		clear(w.pages.made)
	}
	a := server.Pack("index.html", html)
	w.pages.made[key] = a
	return a, nil
}

func (w *Web) pageData(lang string, h head, elsewhere []string) map[string]any {
	words := map[string]string{}
	for _, key := range pageWords {
		words[strings.ReplaceAll(key, ".", "_")] = w.Words.Words(lang, bot.T("web."+key))
	}
	for _, s := range statusWords {
		words["status_"+string(s)] = w.Words.Words(lang, bot.Text{Args: bot.Args{"": s}})
	}
	how := ""
	if w.Guide != "" {
		how = w.Guide + "?lang=" + lang
	}
	_, east := w.Place.Now().In(w.Place.Zone).Zone()
	return map[string]any{"Lang": lang, "Words": words, "Head": h, "Tel": template.URL("tel:" + h.Tel), "Elsewhere": elsewhere, //nolint:gosec // digits
		"Hello": w.hello(lang, h), "Guide": how, "JSON": inJSON(words), "Links": inJSON(h.Links), "East": east / 60, "Most": saidMost}
}

// hello greets whoever begins, by what the office has set.
func (w *Web) hello(lang string, h head) string {
	of, by := bot.Raw(""), bot.Raw("")
	if h.office != "" {
		of = bot.T("web.hello_of", "office", h.office)
	}
	if h.letter != "" {
		by = bot.T("web.hello_by", "letter", h.letter)
	}
	return w.Words.Words(lang, bot.T("web.hello", "of", of, "by", by))
}

// inJSON writes strings for the script.
func inJSON(v any) string {
	b, _ := json.Marshal(v) // strings only: never fails
	return string(b)
}

// templated words a file of the page.
func templated(name string, data any) ([]byte, error) {
	page, err := template.ParseFS(embedded, name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = page.Execute(&b, data)
	return b.Bytes(), err
}
