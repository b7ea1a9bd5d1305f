// Package guide serves the guides for principals, officers, administrators and
// whoever runs the server as pages whose links can be sent. They are Markdown with the
// actions of a template: the office's own contact and the names of buttons are what
// they are at that moment. Nothing is loaded from elsewhere.
package guide

import (
	"bytes"
	"context"
	"embed"
	"html/template"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
	text "text/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"vneidbot/bot"
	"vneidbot/bot/server"
)

// Path is where the guides are mounted.
const Path = "/huong-dan/"

// Reader is whom a guide is for: its file and the end of its address.
type Reader struct{ File, Path string }

// readers are those of the guides, in the order in which the foot of each names them.
var readers = []Reader{{"principal", ""}, {"officer", "can-bo"}, {"administrator", "quan-tri"}, {"server", "may-chu"}}

// Facts are what the guides say of the office; what is not set is left out.
type Facts struct {
	Office, Contact, Phone   string
	Pictures, Reports, Audit int // how long they are kept: days, years, years
}

// Sources is where the guides have their words from.
type Sources struct {
	Files fs.FS // guide/<reader>.<language>.md
	Facts func(ctx context.Context) (Facts, error)
	Words func(lang string, t bot.Text) string
	// Commands are the names of all that officers may ask for; their words are menu.<name>.
	Commands []string
}

//go:embed pictures/*.png frame.html guide.css
var own embed.FS

// guides are the pages, read once.
type guides struct {
	Sources
	pages map[string]*text.Template // by file and language
	frame *template.Template
	style server.Asset
}

// New reads the guides and serves them below Path. An error is of kind Internal.
func New(from Sources) (http.Handler, error) {
	g := &guides{Sources: from, pages: map[string]*text.Template{}}
	frame, err := template.ParseFS(own, "frame.html")
	if err != nil {
		return nil, bot.Fail(bot.Internal, "guide: frame", err)
	}
	style, err := server.Assets(own, "guide.css")
	if err != nil {
		return nil, err
	}
	g.frame, g.style = frame, style["guide.css"]
	for _, r := range readers {
		for _, lang := range languages {
			if err := g.read(r.File + "." + lang); err != nil {
				return nil, err
			}
		}
	}
	return g.mux(), nil
}

var languages = []string{"vi", "en"}

func (g *guides) read(name string) error {
	data, err := fs.ReadFile(g.Files, "guide/"+name+".md")
	if err != nil {
		return bot.Fail(bot.Internal, "guide: file", err)
	}
	lang := name[strings.LastIndexByte(name, '.')+1:]
	words := text.FuncMap{
		"button":   func(key string) string { return g.Words(lang, bot.T("button."+key)) },
		"commands": func() string { return g.commands(lang) },
	}
	page, err := text.New(name).Funcs(words).Parse(string(data))
	if err != nil {
		return bot.Fail(bot.Internal, "guide: file", err)
	}
	g.pages[name] = page
	return nil
}

// commands lists what officers may ask for.
func (g *guides) commands(lang string) string {
	var list strings.Builder
	for _, name := range g.Commands {
		list.WriteString("- `/" + name + "`: " + g.Words(lang, bot.T("menu."+name)) + "\n")
	}
	return list.String()
}

func (g *guides) mux() http.Handler {
	mux := http.NewServeMux()
	for _, r := range readers {
		mux.Handle("GET "+Path+r.Path+ending(r.Path), g.page(r))
	}
	pictures, _ := fs.Sub(own, "pictures")
	mux.Handle("GET "+Path+"pictures/", http.StripPrefix(Path+"pictures/", http.FileServerFS(pictures)))
	mux.Handle("GET "+Path+"guide.css", g.style)
	mux.HandleFunc("GET "+Path, elsewhere)
	return guarded(mux)
}

// elsewhere leads whoever has an address with a slash too much, or a wrong one, to a guide.
func elsewhere(w http.ResponseWriter, r *http.Request) {
	to := Path
	for _, reader := range readers {
		if strings.Trim(strings.TrimPrefix(r.URL.Path, Path), "/") == reader.Path {
			to += reader.Path
			break
		}
	}
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// ending makes a pattern of the path alone, not of all below it.
func ending(path string) string {
	if path == "" {
		return "{$}"
	}
	return ""
}

// guarded lets nothing run, and nothing be loaded from elsewhere.
func guarded(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		h.ServeHTTP(w, r)
	})
}

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table))

// page is one guide in the language that is asked for, Vietnamese without one.
func (g *guides) page(of Reader) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		lang, other := languages[0], languages[1]
		if r.URL.Query().Get("lang") == other {
			lang, other = other, lang
		}
		facts, err := g.Facts(r.Context())
		var said, body, whole bytes.Buffer
		if err == nil {
			err = g.pages[of.File+"."+lang].Execute(&said, facts.plain())
		}
		if err == nil {
			err = markdown.Convert(said.Bytes(), &body)
		}
		if err == nil {
			err = g.frame.Execute(&whole, g.framed(of, lang, other, facts, body.String()))
		}
		if err != nil {
			http.Error(w, "503", http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		_, _ = w.Write(whole.Bytes())
	}
}

// plain are the facts whose words mean nothing to Markdown.
func (f Facts) plain() Facts {
	for _, words := range []*string{&f.Office, &f.Contact, &f.Phone} {
		*words = marks.Replace(*words)
	}
	return f
}

var marks = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`, "|", `\|`, "!", `\!`, "\n", " ")

// link is one that stands at the foot of a guide.
type link struct {
	Name, Path string
	Here       bool
}

// options are those of commands: a line does not end behind their dashes.
var options = regexp.MustCompile(`--[a-z][a-z-]*`)

// frame is what a guide stands in.
type frame struct {
	Lang, Title, Office, Other, OtherLang string
	Body                                  template.HTML
	Links                                 []link
}

func (g *guides) framed(of Reader, lang, other string, facts Facts, body string) frame {
	f := frame{Lang: lang, OtherLang: other, Other: g.Words(other, bot.T("huongdan.language")), Office: facts.Office, Title: g.Words(lang, bot.T("huongdan."+of.File)),
		Body: template.HTML(options.ReplaceAllString(strings.ReplaceAll(body, `src="`, `src="`+Path+`pictures/`), `<span>$0</span>`))} //nolint:gosec // Markdown without HTML of its own: goldmark leaves that out
	for _, r := range readers {
		f.Links = append(f.Links, link{g.Words(lang, bot.T("huongdan."+r.File)), Path + r.Path, r == of})
	}
	return f
}
