package sample

import (
	"fmt"

	"vneidbot/bot"
)

// firstCode is the code that examples use; the maker gives it out once.
const firstCode bot.TaxCode = "0299900124"

// codes gives out tax codes of the range 02999…: every code with a right check
// digit once, then the same ones with the suffixes -001, -002 and so on, as
// dependent units have them.
type codes struct {
	tens  []bot.TaxCode
	given int
	last  bot.TaxCode
}

func newCodes() *codes {
	c := &codes{}
	for serial := range 10_000 {
		for check := range 10 {
			code := bot.TaxCode(fmt.Sprintf("02999%04d%d", serial, check))
			if code.Valid() && code != firstCode {
				c.tens = append(c.tens, code)
			}
		}
	}
	return c
}

// next is the code of the i-th unit: of a hundred units six have none, and one
// shares that of the unit before it.
func (c *codes) next(i int) bot.TaxCode {
	switch dice := mix("code", i) % 100; {
	case dice < 6:
		return ""
	case dice == 6 && c.last != "":
		return c.last
	}
	ten, round := c.tens[c.given%len(c.tens)], c.given/len(c.tens)
	c.given++
	c.last = ten
	if round > 0 {
		c.last = bot.TaxCode(fmt.Sprintf("%s-%03d", ten, round))
	}
	return c.last
}
