package desk

import "vneidbot/bot"

// RoundLine is a round in words, with the buttons that the officer may tap. Own and Move
// come with words: the hours of the area's own, the new day or hours.
type RoundLine struct {
	bot.Round
	Line       bot.Text
	Open, Next bool
	Own, Move  string // "" for what cannot be done
	Drop       bot.Choice
}

// Rounds are those that the officer's scope goes by, the newest day last; add is the
// button that the days and hours of new ones come with, "" for who may make none.
func (l *Look) Rounds() (lines []RoundLine, add string, err error) {
	t := l.t
	all, err := t.records.Rounds()
	if err != nil || t.who.may(readTotals) != granted {
		return nil, "", err
	}
	of := all.Of(t.whose())
	next, _ := of.Next(t.now)
	for _, r := range of {
		line := RoundLine{Round: r, Line: t.roundLine(r, all), Open: r.InTime(t.now), Next: r.ID == next.ID}
		mine := t.who.may(inBoth) == granted && line.Open
		switch {
		case mine && t.who.covers(roundScope(r.Area)) == granted:
			line.Move, line.Drop = l.roundWords(moveRounds, r), t.dropRound(r)
		case mine && t.whose() != 0 && t.who.covers(bot.WholeArea(t.whose())) == granted:
			line.Own = l.roundWords(addRounds, r)
		}
		lines = append(lines, line)
	}
	if t.plansRounds() {
		add = CommandData("kybaocao", verbFor[addRounds])
	}
	return lines, add, nil
}

// roundWords is the button that words about a round come with.
func (l *Look) roundWords(op string, r bot.Round) string {
	return CommandData("kybaocao", verbFor[op]+" "+r.Day.Format("2/1/2006"))
}
