package page

import (
	"bytes"
	"compress/gzip"
	"embed"
	"html/template"
	"net/http"
	"strings"
	"unicode"

	"vneidbot/bot"
)

//go:embed html/*.html
var pages embed.FS

// drawing is what a template is given.
type drawing struct {
	Title string
	Frame *frame // nil at the entrance
	Data  any
	Print bool
	Main  template.HTML // the view, for the layout around it
}

// languages are those that the page speaks.
var languages = []string{"vi", "en"}

// loadTemplates reads the templates in each language. There is one set for all views:
// a copy of it for each would be a third of what the program holds.
func (p *Page) loadTemplates() error {
	p.drawn = map[string]*template.Template{}
	for _, lang := range languages {
		all, err := template.New("").Funcs(p.functions(lang)).ParseFS(pages, "html/*.html")
		if err != nil {
			return bot.Fail(bot.Internal, "page: templates", err)
		}
		p.drawn[lang] = all
	}
	return nil
}

// render writes a view within the layout.
func (p *Page) render(to *bytes.Buffer, lang, name string, d drawing) error {
	all := p.drawn[lang]
	if all == nil {
		all = p.drawn["vi"]
	}
	if err := all.ExecuteTemplate(to, name, d); err != nil {
		return err
	}
	d.Main = template.HTML(to.String()) //nolint:gosec // what the templates escaped
	to.Reset()
	return all.ExecuteTemplate(to, "layout", d)
}

// functions are what templates call.
func (p *Page) functions(lang string) template.FuncMap {
	return template.FuncMap{
		"t":     func(key string, pairs ...any) string { return p.Words.Words(lang, bot.T(key, pairs...)) },
		"w":     func(t bot.Text) string { return p.Words.Words(lang, t) },
		"a":     func(arg any) string { return p.Words.Words(lang, bot.Text{Args: bot.Args{"": arg}}) },
		"path":  func(at string) string { return p.base + at },
		"lang":  func() string { return lang },
		"tel":   func(phone string) template.URL { return template.URL("tel:" + dialled(phone)) }, //nolint:gosec // digits
		"phone": func(phone string) string { return bot.Phone(phone).Grouped() },
		"pair":  func(page, item any) map[string]any { return map[string]any{"Page": page, "Item": item} },
		"add":   func(a, b int) int { return a + b },
		"choice": func(name string, picks []pick, every, label string) choosing {
			return choosing{name, label, every, picks}
		},
	}
}

// choosing is a filter with its choices.
type choosing struct {
	Name, Label, Every string
	Picks              []pick
}

// dialled is the phone's digits up to the first letter: "0225 3842 123 (máy lẻ 12)".
func dialled(phone string) string {
	end := strings.IndexFunc(phone, func(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune("/,;", r) })
	if end >= 0 {
		phone = phone[:end]
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, phone)
}

// draw answers with a view, packed.
func (p *Page) draw(w http.ResponseWriter, r *http.Request, code int, lang, name string, d drawing) {
	var b bytes.Buffer
	if err := p.render(&b, lang, name, d); err != nil {
		p.Log.Error("the officers' page is not drawn", "view", name, "err", err)
		http.Error(w, p.Words.Words(lang, bot.T("page.error.away")), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Vary", "Accept-Encoding")
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(code)
		_, _ = w.Write(b.Bytes())
		return
	}
	h.Set("Content-Encoding", "gzip")
	w.WriteHeader(code)
	z := gzip.NewWriter(w)
	_, _ = z.Write(b.Bytes())
	_ = z.Close()
}
