// Package locales turns the words that rooms name by key into sentences, in
// Vietnamese and in English.
//
// The sentences stand in the .toml files beside this package, one file per
// room and language ("common.vi.toml"); New refuses files in which a key is
// defined twice or a template does not parse. Words never fails: a key that a
// language lacks is said in Vietnamese, and one that nobody has is logged once
// and replaced by a sentence that is always true. A language of bot.Addressing says
// the same to an officer. What people typed arrives as
// an argument and is never read as a template.
package locales

import (
	"log/slog"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the zone is found on machines without zone files

	"vneidbot/bot"
)

const (
	defaultLang = "vi"
	zoneName    = "Asia/Ho_Chi_Minh"
	failedKey   = "other.failed" // said when there is nothing better
)

// Catalog has the sentences of every language. It is safe for concurrent use.
type Catalog struct {
	tongues  map[string]*tongue
	fallback *tongue
}

// tongue is one language.
type tongue struct {
	lang      string
	sentences map[string]*sentence
	fallback  *tongue // nil for the default language
	zone      *time.Location
	marks     marks
	reported  *sync.Map // keys whose defect was logged
}

// New loads the sentences of all files. The error names file and key.
func New() (*Catalog, error) {
	zone, err := time.LoadLocation(zoneName)
	if err != nil {
		return nil, bot.Fail(bot.Internal, "locales: zone", err)
	}
	return load(files, zone)
}

// In is the same catalog showing times as of another zone.
func (c *Catalog) In(zone *time.Location) *Catalog {
	out := &Catalog{tongues: map[string]*tongue{}}
	fallback := *c.fallback
	fallback.zone = zone
	out.fallback = &fallback
	for lang, t := range c.tongues {
		moved := *t
		moved.zone, moved.fallback = zone, out.fallback
		out.tongues[lang] = &moved
	}
	out.tongues[defaultLang] = out.fallback
	return out
}

// Languages lists what there is, the default first.
func (c *Catalog) Languages() []string {
	langs := []string{defaultLang}
	for lang := range c.tongues {
		if _, officer := bot.Addressed(lang); lang != defaultLang && !officer {
			langs = append(langs, lang)
		}
	}
	return langs
}

// Words is the sentence for t in lang ("vi", "en", "en-GB"); any other
// language is the default one.
func (c *Catalog) Words(lang string, t bot.Text) string {
	l := c.tongue(lang)
	if s := l.sentences[t.Key]; s != nil && len(s.other) == 1 && s.other[0].name == "" && s.one == nil {
		return s.other[0].text
	}
	room := rooms.Get().(*[]byte)
	said := l.appendText((*room)[:0], t)
	words := string(said)
	*room = said
	rooms.Put(room)
	return words
}

// rooms are buffers in which sentences are put together.
var rooms = sync.Pool{New: func() any { b := make([]byte, 0, 1024); return &b }}

func (c *Catalog) tongue(lang string) *tongue {
	if t := c.tongues[lang]; t != nil {
		return t
	}
	plain, officer := bot.Addressed(lang)
	base, _, _ := strings.Cut(plain, "-")
	if base = strings.ToLower(base); c.tongues[base] == nil {
		base = defaultLang
	}
	if officer {
		base = bot.Addressing(base, bot.Officer)
	}
	return c.tongues[base]
}

func (l *tongue) appendText(dst []byte, t bot.Text) []byte {
	if t.Key == "" {
		return l.appendArg(dst, t.Args[""])
	}
	s := l.sentences[t.Key]
	if s == nil {
		return l.appendMissing(dst, t)
	}
	for _, p := range s.of(t.Args) {
		if p.name == "" {
			dst = append(dst, p.text...)
			continue
		}
		v, ok := t.Args[p.name]
		if !ok {
			l.report("locales: argument missing", t.Key)
		}
		dst = l.appendArg(dst, v)
	}
	return dst
}

// appendMissing says a sentence that this language lacks.
func (l *tongue) appendMissing(dst []byte, t bot.Text) []byte {
	l.report("locales: no such sentence", t.Key)
	if l.fallback != nil {
		return l.fallback.appendText(dst, t)
	}
	if t.Key == failedKey {
		return dst
	}
	return l.appendText(dst, bot.Text{Key: failedKey})
}

// report logs a defect of a key once; keys are words of the program, never of people.
func (l *tongue) report(what, key string) {
	if _, again := l.reported.LoadOrStore(what+key, true); !again {
		slog.Error(what, "lang", l.lang, "key", key)
	}
}

// Own lists the words of a sentence's own, between its arguments: a test waits
// for these, so that it need not hold the sentence. nil where there is no such key.
func (c *Catalog) Own(lang, key string) (pieces []string) {
	s := c.tongue(lang).sentences[key]
	if s == nil {
		return nil
	}
	for _, p := range s.other {
		if p.name == "" {
			pieces = append(pieces, p.text)
		}
	}
	return pieces
}
