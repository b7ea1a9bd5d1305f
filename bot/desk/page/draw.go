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
}

// languages are those that the page speaks.
var languages = []string{"vi", "en"}

// loadTemplates reads each view's in each language.
func (p *Page) loadTemplates() error {
	p.drawn = map[string]*template.Template{}
	names := []string{"open", "error"}
	for _, v := range views {
		names = append(names, v.name)
	}
	for _, lang := range languages {
		all, err := template.New("").Funcs(p.functions(lang)).ParseFS(pages, "html/*.html")
		if err != nil {
			return bot.Fail(bot.Internal, "page: templates", err)
		}
		for _, name := range names {
			one, err := all.Clone()
			if err == nil {
				one, err = one.New("main").Parse(`{{template "` + name + `" .}}`)
			}
			if err != nil {
				return bot.Fail(bot.Internal, "page: templates", err)
			}
			p.drawn[lang+" "+name] = one
		}
	}
	return nil
}

// functions are what templates call.
func (p *Page) functions(lang string) template.FuncMap {
	return template.FuncMap{
		"t":    func(key string, pairs ...any) string { return p.Words.Words(lang, bot.T(key, pairs...)) },
		"w":    func(t bot.Text) string { return p.Words.Words(lang, t) },
		"a":    func(arg any) string { return p.Words.Words(lang, bot.Text{Args: bot.Args{"": arg}}) },
		"path": func(at string) string { return p.base + at },
		"lang": func() string { return lang },
		"tel":  func(phone string) template.URL { return template.URL("tel:" + dialled(phone)) }, //nolint:gosec // digits
		"pair": func(page, item any) map[string]any { return map[string]any{"Page": page, "Item": item} },
		"add":  func(a, b int) int { return a + b },
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
	one := p.drawn[lang+" "+name]
	if one == nil {
		one = p.drawn["vi "+name]
	}
	var b bytes.Buffer
	if err := one.ExecuteTemplate(&b, "layout", d); err != nil {
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
