package telegramtest

import (
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode/utf16"
)

// styles maps the tags of parse_mode HTML to the entities they make.
var styles = map[string]string{
	"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
	"s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
	"code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote",
}

type openTag struct {
	name string
	ent  Entity
}

// parser reads Telegram's HTML: a handful of tags that must be closed in order,
// and four named entities. Anything else that looks like a tag is an error.
type parser struct {
	out   strings.Builder
	units int
	open  []openTag
	found []Entity
}

// parseHTML gives the text that is read and its entities.
func parseHTML(source string) (string, []Entity, error) {
	p := &parser{}
	for source != "" {
		i := strings.IndexByte(source, '<')
		if i < 0 {
			p.write(source)
			break
		}
		p.write(source[:i])
		end := strings.IndexByte(source[i:], '>')
		if end < 0 {
			return "", nil, fmt.Errorf("can't parse entities: unclosed start tag at byte offset %d", p.out.Len())
		}
		if err := p.tag(source[i+1 : i+end]); err != nil {
			return "", nil, err
		}
		source = source[i+end+1:]
	}
	if len(p.open) > 0 {
		return "", nil, fmt.Errorf("can't parse entities: can't find end tag corresponding to start tag %q", p.open[len(p.open)-1].name)
	}
	slices.SortStableFunc(p.found, func(a, b Entity) int { return a.Offset - b.Offset })
	text, ents := trim(p.out.String(), p.found)
	return text, ents, nil
}

// named are the only named entities that Telegram decodes.
var named = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", `"`)

func (p *parser) write(text string) {
	text = named.Replace(text)
	p.out.WriteString(text)
	p.units += units(text)
}

func (p *parser) tag(body string) error {
	if name, closing := strings.CutPrefix(body, "/"); closing {
		return p.end(strings.ToLower(strings.TrimSpace(name)))
	}
	name, attributes, _ := strings.Cut(body, " ")
	name = strings.ToLower(name)
	style, known := styles[name]
	if !known {
		return fmt.Errorf("can't parse entities: unsupported start tag %q at byte offset %d", name, p.out.Len())
	}
	e := Entity{Type: style, Offset: p.units}
	switch {
	case name == "a":
		e.URL = attribute(attributes, "href")
		if _, err := url.Parse(e.URL); err != nil || e.URL == "" {
			return fmt.Errorf("can't parse entities: bad link at byte offset %d", p.out.Len())
		}
	case name == "blockquote" && strings.TrimSpace(attributes) == "expandable":
		e.Type = "expandable_blockquote"
	}
	p.open = append(p.open, openTag{name, e})
	return nil
}

func (p *parser) end(name string) error {
	last := len(p.open) - 1
	if last < 0 || p.open[last].name != name {
		return fmt.Errorf("can't parse entities: unmatched end tag %q at byte offset %d", name, p.out.Len())
	}
	e := p.open[last].ent
	p.open = p.open[:last]
	if e.Length = p.units - e.Offset; e.Length > 0 {
		p.found = append(p.found, e)
	}
	return nil
}

func attribute(list, name string) string {
	_, after, ok := strings.Cut(list, name+`="`)
	if !ok {
		return ""
	}
	value, _, _ := strings.Cut(after, `"`)
	return html.UnescapeString(value)
}

// trim takes white space off both ends, as Telegram does, and moves entities along.
func trim(text string, ents []Entity) (string, []Entity) {
	short := strings.TrimLeft(text, " \n\t")
	gone := units(text) - units(short)
	short = strings.TrimRight(short, " \n\t")
	end := units(short)
	var kept []Entity
	for _, e := range ents {
		from, to := max(e.Offset-gone, 0), min(e.Offset+e.Length-gone, end)
		if to > from {
			e.Offset, e.Length = from, to-from
			kept = append(kept, e)
		}
	}
	return short, kept
}

// units counts UTF-16 units, Telegram's measure of length.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// cut16 is a part of the text by UTF-16 units.
func cut16(text string, offset, length int) string {
	all := utf16.Encode([]rune(text))
	return string(utf16.Decode(all[min(offset, len(all)):min(offset+length, len(all))]))
}
