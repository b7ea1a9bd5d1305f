package dialog

import "vneidbot/bot"

// ended gives up what is under way because an officer has said so. Nothing is said
// where nothing was.
func (t *Talk) ended() {
	waiting := t.st.underWay() || t.asking()
	t.drop()
	if waiting {
		t.tell(bot.T("cancel.by_office"), row(standing("button.report", "cmd", "baocao")))
	}
}
