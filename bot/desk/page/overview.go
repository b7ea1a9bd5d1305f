package page

import "vneidbot/bot"

// overview is the first page: what to do now, and how the scope stands.
type overview struct {
	At bot.Clock
}

func (v *visit) overview() (shown, error) {
	title := v.say("page.overview")
	if a := v.area(); a != nil {
		title = a.Name
	}
	return shown{Title: title, Data: overview{At: bot.Clock(v.now)}}, nil
}
