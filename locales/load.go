package locales

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"vneidbot/bot"
)

//go:embed *.toml
var files embed.FS

// load reads every file of the folder: "room.lang.toml".
func load(dir fs.FS, zone *time.Location) (*Catalog, error) {
	names, err := fs.Glob(dir, "*.toml")
	if err != nil {
		return nil, bot.Fail(bot.Internal, "locales: list", err)
	}
	bundle := i18n.NewBundle(language.Make(defaultLang))
	c := &Catalog{tongues: map[string]*tongue{}}
	for _, name := range names {
		if err := c.loadFile(bundle, dir, name, zone); err != nil {
			return nil, bot.Fail(bot.Invalid, "locales: "+name, err)
		}
	}
	return c, c.finish(bundle)
}

func (c *Catalog) loadFile(bundle *i18n.Bundle, dir fs.FS, name string, zone *time.Location) error {
	messages, err := readFile(dir, name)
	if err != nil {
		return err
	}
	lang := langOf(name)
	l := c.tongues[lang]
	if l == nil {
		l = &tongue{lang: lang, sentences: map[string]*sentence{}, zone: zone, reported: &sync.Map{}}
		c.tongues[lang] = l
	}
	for _, m := range messages {
		if l.sentences[m.ID] != nil {
			return fmt.Errorf("%s: defined twice", m.ID)
		}
		if l.sentences[m.ID], err = compile(m); err != nil {
			return fmt.Errorf("%s: %w", m.ID, err)
		}
	}
	return bundle.AddMessages(language.Make(lang), messages...)
}

// finish ties the languages together when all files are read.
func (c *Catalog) finish(bundle *i18n.Bundle) error {
	c.fallback = c.tongues[defaultLang]
	if c.fallback == nil || c.fallback.sentences[failedKey] == nil {
		return bot.Fail(bot.Invalid, "locales: "+failedKey, fmt.Errorf("missing in %q", defaultLang))
	}
	for lang, l := range c.tongues {
		if l != c.fallback {
			l.fallback = c.fallback
		}
		l.marks = l.readMarks()
		localizer := i18n.NewLocalizer(bundle, lang)
		for _, s := range l.sentences {
			if s.form != nil {
				s.form.localizer = localizer
			}
		}
	}
	return nil
}

// langOf is the language of "common.vi.toml".
func langOf(name string) string {
	parts := strings.Split(name, ".")
	return parts[max(len(parts)-2, 0)]
}

// readFile gives the messages of a file by their full ids.
func readFile(dir fs.FS, name string) ([]*i18n.Message, error) {
	raw, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, err
	}
	var tree map[string]any
	if err := toml.Unmarshal(raw, &tree); err != nil {
		return nil, err
	}
	return flatten("", tree)
}

// flatten makes "unit.confirm" of nested tables. go-i18n would do it too, but
// takes a table with a key such as "other" or "id" for plural forms; here only
// a table of nothing but plural forms is one.
func flatten(prefix string, tree map[string]any) (messages []*i18n.Message, err error) {
	for key, value := range tree {
		id := prefix + key
		switch v := value.(type) {
		case string:
			messages = append(messages, &i18n.Message{ID: id, Other: v})
		case map[string]any:
			if isPlural(v) {
				messages = append(messages, &i18n.Message{ID: id, One: v["one"].(string), Other: v["other"].(string)})
				continue
			}
			below, err := flatten(id+".", v)
			if err != nil {
				return nil, err
			}
			messages = append(messages, below...)
		default:
			return nil, fmt.Errorf("%s: not a text", id)
		}
	}
	return messages, nil
}

func isPlural(table map[string]any) bool {
	_, one := table["one"].(string)
	_, other := table["other"].(string)
	return one && other && len(table) == 2
}
