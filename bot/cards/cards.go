// Package cards makes a page of invitation cards that prints eight on a sheet of A4: each
// has a school's name, its code, the code as a QR where a link goes with it, and three
// lines that say how. The page is one file that needs nothing else, so it may be sent
// through a chat, opened on any computer and printed there.
package cards

import (
	_ "embed"
	"html/template"
	"io"
	"iter"
	"strconv"
	"strings"

	"rsc.io/qr"

	"vneidbot/bot"
)

// Mime is the type of the file.
const Mime = "text/html; charset=utf-8"

// PerSheet is how many cards a sheet has.
const PerSheet = 8

// Page is what stands around the cards, in words.
type Page struct {
	Lang, Title string
	Note        string // above the sheets, not printed
	Print       string // the hint how to print
	Code        string // before a card's code
	Office      string // below the school's name, "" for none
}

// Card is one school's.
type Card struct {
	Unit, Area string
	Code       string
	Link       string   // "" for a card without a QR
	How        []string // lines
}

//go:embed cards.html
var source string

var pages = template.Must(template.New("cards").Parse(source))

// sheet is one side of paper.
type sheet struct {
	Page
	Cards []drawn
}

// drawn is a card with its QR.
type drawn struct {
	Card
	Side int
	Path template.HTMLAttr // of letters and digits alone
}

// Write writes the page, sheet by sheet: a city's cards are never all in memory.
func Write(w io.Writer, p Page, all iter.Seq[Card]) error {
	if err := pages.ExecuteTemplate(w, "head", p); err != nil {
		return err
	}
	s := sheet{Page: p}
	for c := range all {
		d, err := draw(c)
		if err != nil {
			return err
		}
		if s.Cards = append(s.Cards, d); len(s.Cards) == PerSheet {
			if err := pages.ExecuteTemplate(w, "sheet", s); err != nil {
				return err
			}
			s.Cards = nil
		}
	}
	if len(s.Cards) > 0 {
		if err := pages.ExecuteTemplate(w, "sheet", s); err != nil {
			return err
		}
	}
	return pages.ExecuteTemplate(w, "foot", p)
}

// quiet are the white modules around a code that the standard asks for.
const quiet = 4

// draw draws the card's QR as one path: a rectangle for each run of black modules.
func draw(c Card) (d drawn, err error) {
	d.Card = c
	if c.Link == "" {
		return d, nil
	}
	code, err := qr.Encode(c.Link, qr.M)
	if err != nil {
		return d, bot.Fail(bot.Invalid, "cards: qr", nil) // the cause would show the link, a credential
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			run := 0
			for code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				wide := strconv.Itoa(run)
				path.WriteString("M" + strconv.Itoa(x+quiet) + " " + strconv.Itoa(y+quiet) + "h" + wide + "v1h-" + wide + "z")
				x += run
			}
		}
	}
	d.Side, d.Path = code.Size+2*quiet, template.HTMLAttr(`d="`+path.String()+`"`)
	return d, nil
}
