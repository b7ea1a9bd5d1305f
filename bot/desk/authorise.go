package desk

import "vneidbot/bot"

// least is the least standing that an action asks for in a kind of chat.
type least uint8

const (
	nobody  least = iota // not in this kind of chat
	anyone               // even a stranger: the answer shows no data
	officer              // an officer, inside the own scope
	admin                // an administrator of the configuration
)

// rule says who may ask for an action, by kind of chat. Members of a bound
// group may ask for what is for anyone there, read-only, in the group's scope.
type rule struct {
	private, bound, unbound least
	// asks: the action only puts a question with a button. The tap is
	// authorised by itself and shows who an anonymous group admin is, so these
	// may be asked anonymously.
	asks bool
}

// The rules there are.
var (
	forAll     = rule{private: anyone, bound: anyone, unbound: anyone}
	readTotals = rule{private: officer, bound: anyone}
	inPrivate  = rule{private: officer}
	inBoth     = rule{private: officer, bound: officer}
	askInGroup = rule{bound: officer, unbound: officer, asks: true}
	doInGroup  = rule{bound: officer, unbound: officer}
	leaveGroup = rule{bound: officer, asks: true}
	doLeave    = rule{bound: officer}
	byAdmin    = rule{private: admin}
	byInvitee  = rule{private: anyone}
	// Files with the rows of units; phones are in none that goes to a group.
	takeFiles = rule{private: officer, bound: officer}
	// Pictures may show papers and phones.
	takeShots = rule{private: officer}
	// Who did and saw what, of the own scope.
	readDiary = rule{private: officer}
	// Of one unit, which has to lie in the own scope as well.
	readUnit      = rule{private: officer}
	readPeople    = rule{private: officer}
	editUnit      = rule{private: officer}
	erasePicture  = rule{private: officer}
	verifyPerson  = rule{private: officer}
	writeTo       = rule{private: officer}
	classifyWords = rule{private: officer}
	mergeUnits    = rule{private: officer}
	endTalk       = rule{private: officer}
	reportFor     = rule{private: officer}
	// Of reports that wait, whose units have to lie in the own scope as well.
	readReports    = rule{private: officer}
	confirmReports = rule{private: officer}
	returnReports  = rule{private: officer}
	undoReview     = rule{private: officer}
	// Of those who are missing: names, and phones of their heads.
	listMissing = rule{private: officer}
	phoneUnit   = rule{private: officer}
	chase       = rule{private: officer}
	chaseAreas  = rule{private: officer}
	// Of people: each lies in the own scope by the person's units.
	seeMatters    = rule{private: officer}
	settleMatters = rule{private: officer}
	cancels       = rule{private: anyone, bound: officer, unbound: officer}
)

// who is the person behind an event, where it happens, and what of the records
// the person may see there.
type who struct {
	bot.Account
	anon  bool
	group bool
	bound *bot.Group // nil when the group is not bound
}

// verdict is the key of the sentence that refuses; "" grants.
type verdict string

// The verdicts.
const (
	granted     verdict = ""
	privateOnly verdict = "deny.private_only"
	groupOnly   verdict = "deny.group_only"
	notBound    verdict = "deny.group"
	notOfficer  verdict = "deny.member"
	notAdmin    verdict = "deny.admin"
	anonymous   verdict = "deny.anonymous"
	outside     verdict = "deny.scope"
)

// may decides whether this person may ask for an action here, before it is
// known about what. The handler then asks covers or reads about what it is.
func (w who) may(r rule) verdict {
	need := w.need(r)
	switch {
	case need == nobody && !w.group:
		return groupOnly
	case need == nobody && r.bound == nobody:
		return privateOnly
	case need == nobody:
		return notBound
	case need == anyone:
		return granted
	case w.anon && r.asks:
		return granted
	case w.anon:
		return anonymous
	case need == officer && w.Role == bot.Principal:
		return notOfficer
	case need == admin && w.Role != bot.Admin:
		return w.notAdmin()
	}
	return granted
}

func (w who) need(r rule) least {
	switch {
	case !w.group:
		return r.private
	case w.bound == nil:
		return r.unbound
	}
	return r.bound
}

func (w who) notAdmin() verdict {
	if w.Role == bot.Officer {
		return notAdmin
	}
	return notOfficer
}

// own is the scope in which the person may decide.
func (w who) own() bot.Scope {
	switch w.Role {
	case bot.Admin:
		return bot.Everything
	case bot.Officer:
		return w.Scope
	default:
		return nil
	}
}

// tends is the scope in which the person sees to single units.
func (w who) tends() bot.Scope { return w.own().WithUnknownLevels() }

// reads is the scope of what may be shown in this chat: the group's, whoever
// asks, because everybody in it reads along; in private the own one.
func (w who) reads() bot.Scope {
	switch {
	case !w.group:
		return w.own()
	case w.bound != nil:
		return w.bound.Scope
	}
	return nil
}

// covers decides about a change of something that lies in target. An anonymous
// admin is let through to the question only; see rule.asks.
func (w who) covers(target bot.Scope) verdict {
	if w.anon || !target.Empty() && w.own().Covers(target) {
		return granted
	}
	return outside
}

// sees decides about showing something of one area and level, to this person
// and in this chat.
func (w who) sees(area bot.AreaID, level bot.Level) verdict {
	if w.tends().Contains(area, level) && (!w.group || w.reads().Contains(area, level)) {
		return granted
	}
	return outside
}
