package desk

import "vneidbot/bot"

// RoundLine is a round in words, with the buttons that the officer may tap. Own and Move
// come with words: the hours of the area's own, the new day or hours.
type RoundLine struct {
	bot.Round
	Line      bot.Text // of the last that have passed with how the units stood
	Next      bool
	Closed    bool       // the forms' hour has passed as well
	See       bot.Choice // how the units stood, and what was written of it
	Own, Move string     // "" for what cannot be done
	Drop      bot.Choice
}

// standingsSeen is of how many rounds that have passed it is counted how the units stood.
const standingsSeen = 5

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
	for i, r := range of {
		line, err := l.roundLine(r, all, i+standingsSeen >= len(of) || of[i+standingsSeen].InTime(t.now))
		if err != nil {
			return nil, "", err
		}
		line.Next = r.ID == next.ID
		lines = append(lines, line)
	}
	if t.plansRounds() {
		add = CommandData("kybaocao", verbFor[addRounds])
	}
	return lines, add, nil
}

// roundLine is a round with what can be done about it, of one that has passed with how
// the units stood where that is to be counted.
func (l *Look) roundLine(r bot.Round, all bot.Rounds, count bool) (line RoundLine, err error) {
	t := l.t
	open := r.InTime(t.now)
	line = RoundLine{Round: r, Line: t.roundLine(r, all), Closed: t.closed(r, all), See: button("see_round", data(verbRound, num(r.ID)))}
	if !open && count {
		standing, ok, err := t.roundStanding(r, all)
		if err != nil {
			return line, err
		}
		if ok {
			line.Line = bot.T("kybaocao.round_standing", "round", line.Line, "standing", standing)
		}
	}
	mine := t.who.may(inBoth) == granted && open
	switch {
	case mine && t.who.covers(roundScope(r.Area)) == granted:
		line.Move, line.Drop = l.roundWords(moveRounds, r), t.dropRound(r)
	case mine && t.whose() != 0 && t.who.covers(bot.WholeArea(t.whose())) == granted:
		line.Own = l.roundWords(addRounds, r)
	}
	return line, nil
}

// roundWords is the button that words about a round come with.
func (l *Look) roundWords(op string, r bot.Round) string {
	return CommandData("kybaocao", verbFor[op]+" "+r.Day.Format("2/1/2006"))
}
