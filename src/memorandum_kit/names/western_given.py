"""Western given names that Chinese of Hong Kong, Macau, Taiwan and overseas carry beside their own: Donald Tsang Yam-kuen."""

from __future__ import annotations

from functools import cache

_ENGLISH = """
adrian alan albert alexander alfred alice allan andrew andy angela angelina anita anna annie anson anthony
arthur audrey barbara beatrice benjamin benny bernard betty bill bobby brenda brian bruce carina carmen carol
caroline carrie catherine cecilia charles charlie chris christina christine christopher cindy claire clara
connie cynthia daniel danny daphne david deborah dennis derek diana dominic donald dora doris dorothy douglas
eddie edgar edith edmund edward edwin elaine eleanor elizabeth ellen elsie emily emma eric ernest eunice eva
evelyn felix fiona flora florence frances francis frank franklin fred frederick gary geoffrey george gerald
gilbert gladys gloria godfrey gordon grace gregory harold harry helen henry herbert herman horace howard
hubert irene iris isabel ivy jack jackie jackson jacky james jane janet jason jasper jennifer jenny jeremy
jerry jessica jimmy joan joanna john johnny jonathan joseph josephine joyce judith judy julia juliana julie
karen katherine kathy keith kenneth kenny kevin laura laurence lawrence leonard leslie lewis lillian lily
linda lisa louis louise lucy lydia mabel maggie margaret maria marilyn mark martin mary matthew maurice maxim
melissa michael michelle mimi miriam moses nancy natalie nathan nicholas nicole norman oliver olivia oscar
pamela patricia patrick paul pauline peggy penny peter philip phoebe phyllis priscilla queenie rachel ralph
raymond rebecca regina richard rita robert robin roger roland ronald ronnie rosa rosanna rose rosemary ruby
rupert russell ruth sally samuel sandra sandy sarah sharon sheila shirley sidney simon sophia sophie stanley
stella stephanie stephen steven stewart susan susanna sylvia terence teresa terry theresa thomas timothy tommy
tony tracy valerie vanessa veronica vicky victor victoria vincent violet virginia vivian wallace walter warren
wendy wilfred william winnie winston yvonne
"""


@cache
def western_given() -> frozenset[str]:
    """Give the given names of German and English use, in small letters."""
    from memorandum_kit.names.transcribe_german import person_parts

    german = {word for word, parts in person_parts().items() if any(part.startswith("given") for part in parts)}
    return frozenset(german.union(_ENGLISH.split()))
