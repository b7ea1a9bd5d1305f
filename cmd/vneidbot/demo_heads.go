package main

import (
	"fmt"

	"vneidbot/bot/roster"
)

// heads are how those of the demonstration's units are called who have not reported.
var heads = []string{"cô Mai", "thầy Sơn", "cô Liên", "cô Vân", "thầy Hùng", "cô Nga", "cô Thu"}

// giveHeads writes into the list of the demonstration's area whom to phone about a unit,
// as offices have it; of some nobody is known, nor of the hinted one, which is reported for.
func giveHeads(rows []roster.Row) {
	n := 0
	for i := range rows {
		if rows[i].Area != demoArea || rows[i].Code == demoCode {
			continue
		}
		if n++; n%8 != 0 {
			rows[i].Head, rows[i].Phone = heads[n%len(heads)], fmt.Sprintf("09990004%02d", n)
		}
	}
}
