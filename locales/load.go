package locales

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"

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
	c := &Catalog{tongues: map[string]*tongue{}}
	for _, name := range names {
		if err := c.loadFile(dir, name, zone); err != nil {
			return nil, bot.Fail(bot.Invalid, "locales: "+name, err)
		}
	}
	return c, c.finish()
}

func (c *Catalog) loadFile(dir fs.FS, name string, zone *time.Location) error {
	sentences, err := readFile(dir, name)
	if err != nil {
		return err
	}
	lang := langOf(name)
	l := c.tongues[lang]
	if l == nil {
		l = &tongue{lang: lang, sentences: map[string]*sentence{}, zone: zone, reported: &sync.Map{}}
		c.tongues[lang] = l
	}
	for key, s := range sentences {
		if l.sentences[key] != nil {
			return fmt.Errorf("%s: defined twice", key)
		}
		l.sentences[key] = s
	}
	return nil
}

// finish ties the languages together when all files are read.
func (c *Catalog) finish() error {
	c.fallback = c.tongues[defaultLang]
	if c.fallback == nil || c.fallback.sentences[failedKey] == nil {
		return bot.Fail(bot.Invalid, "locales: "+failedKey, fmt.Errorf("missing in %q", defaultLang))
	}
	for _, l := range c.tongues {
		if l != c.fallback {
			l.fallback = c.fallback
		}
		l.marks = l.readMarks()
	}
	for lang, l := range maps.Clone(c.tongues) {
		c.tongues[bot.Addressing(lang, bot.Officer)] = l.toOfficers()
	}
	return nil
}

// langOf is the language of "common.vi.toml".
func langOf(name string) string {
	parts := strings.Split(name, ".")
	return parts[max(len(parts)-2, 0)]
}

// readFile gives the sentences of a file by their full keys.
func readFile(dir fs.FS, name string) (map[string]*sentence, error) {
	raw, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, err
	}
	var tree map[string]any
	if err := toml.Unmarshal(raw, &tree); err != nil {
		return nil, err
	}
	all := map[string]*sentence{}
	return all, flatten(all, "", tree)
}

// flatten makes "unit.confirm" of nested tables. A table of nothing but "one"
// and "other" is a sentence with two forms.
func flatten(all map[string]*sentence, prefix string, tree map[string]any) (err error) {
	for name, value := range tree {
		key := prefix + name
		switch v := value.(type) {
		case string:
			all[key], err = compile("", v)
		case map[string]any:
			if isPlural(v) {
				all[key], err = compile(v["one"].(string), v["other"].(string))
			} else if err := flatten(all, key+".", v); err != nil {
				return err
			}
		default:
			err = errors.New("not a text")
		}
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

func isPlural(table map[string]any) bool {
	_, one := table["one"].(string)
	_, other := table["other"].(string)
	return one && other && len(table) == 2
}
