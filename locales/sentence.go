package locales

import (
	"fmt"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"vneidbot/bot"
)

// sentence is one message, made ready for saying. Nearly all are words and
// names of arguments by turns; those are put together without a template.
type sentence struct {
	parts []part
	names []string // of all arguments, sorted
	form  *form    // what needs a template after all
}

// part is words, or the argument that stands there.
type part struct{ words, name string }

// form is a message with plural forms or conditions, executed by go-i18n.
// Plurals go by the argument "n".
type form struct {
	id        string
	plural    bool
	names     []string
	localizer *i18n.Localizer
}

// compile parses a message.
func compile(m *i18n.Message) (*sentence, error) {
	s := &sentence{}
	simple := m.One == ""
	for _, source := range []string{m.One, m.Other} {
		parts, names, plain, err := parseTemplate(source)
		if err != nil {
			return nil, err
		}
		s.parts, simple = parts, simple && plain // of the last one, Other
		s.names = append(s.names, names...)
	}
	slices.Sort(s.names)
	s.names = slices.Compact(s.names)
	if !simple {
		s.form = &form{id: m.ID, plural: m.One != "", names: s.names}
	}
	return s, nil
}

// parseTemplate takes a template apart; plain says that the parts are all of it.
func parseTemplate(source string) (parts []part, names []string, plain bool, err error) {
	t, err := template.New("").Parse(source)
	if err != nil {
		return nil, nil, false, err
	}
	plain = true
	if t.Tree == nil || t.Root == nil {
		return nil, nil, true, nil
	}
	for _, node := range t.Root.Nodes {
		switch n := node.(type) {
		case *parse.TextNode:
			parts = append(parts, part{words: string(n.Text)})
		case *parse.ActionNode:
			name := n.String()
			name = strings.TrimSuffix(strings.TrimPrefix(name, "{{."), "}}")
			plain = plain && isName(name)
			parts = append(parts, part{name: name})
		default:
			plain = false
		}
	}
	return parts, fieldNames(source), plain, nil
}

func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz_0123456789") == ""
}

// fieldNames lists the arguments that a template names, anywhere in it.
func fieldNames(source string) (names []string) {
	for _, action := range strings.Split(source, "{{")[1:] {
		action, _, _ = strings.Cut(action, "}}")
		for _, word := range strings.FieldsFunc(action, func(r rune) bool { return strings.ContainsRune(" ()|-", r) }) {
			if name, ok := strings.CutPrefix(word, "."); ok && isName(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// appendForm says a sentence with plural forms or conditions. Its arguments
// are texts by then, so what a person typed stays data.
func (s *sentence) appendForm(dst []byte, l *tongue, t bot.Text) []byte {
	data := make(map[string]string, len(s.form.names))
	for _, name := range s.form.names {
		data[name] = string(l.appendArg(nil, t.Args[name]))
	}
	config := &i18n.LocalizeConfig{MessageID: s.form.id, TemplateData: data}
	if s.form.plural {
		config.PluralCount = fmt.Sprint(t.Args["n"])
	}
	said, err := s.form.localizer.Localize(config)
	if err != nil {
		l.report("locales: template failed", t.Key)
		return l.appendText(dst, bot.Text{Key: failedKey})
	}
	return append(dst, said...)
}
