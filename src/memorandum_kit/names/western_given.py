"""Western given names that Chinese of Hong Kong, Macau, Taiwan and overseas carry beside their own: Donald Tsang Yam-kuen."""

from __future__ import annotations

from functools import cache

_ENGLISH = """
adrian agnes alan albert alex alexander alfred alice allan alvin ana andrew andy angela angelina anita anna
annie anson anthony antonio arthur audrey barbara beatrice ben benjamin benny bernard betty bill bob bobby
brenda brian bruce calvin carina carlos carmen carol caroline carrie catherine cecilia chantal charles charlie
chris christina christine christopher cindy claire clara clement connie cynthia daniel danny daphne david
deborah dennis derek diana dominic donald dora doris dorothy douglas eddie edgar edith edmund edward edwin
edwina elaine eleanor elizabeth ellen elsie emily emma eric ernest eunice eva evelyn faye felix fernando filipe
fiona flora florence frances francis frank franklin fred frederick gary geoffrey george gerald gilbert gladys
gloria godfrey gordon grace gregory harold harry helen henry herbert herman horace howard hubert irene iris
isabel ivan ivy jack jackie jackson jacky james jane janet jason jasper jennifer jenny jensen jeremy jerry
jessica jet jim jimmy joan joanna joao joe joey john johnny jonathan jorge jose joseph josephine joyce judith
judy julia juliana julie karen katherine kathy keith kelvin kenneth kenny kevin laura laurence lawrence leon
leonard leonel leslie lewis lillian lily linda lisa louis louise lucy luis lydia mabel maggie manuel margaret
maria marilyn mark martin mary matthew maurice max maxim melissa michael michelle mike mimi miriam moses nancy
natalie nathan nelson nicholas nicole norman oliver olivia oscar pamela patricia patrick paul pauline paulo
pedro peggy penny peter philip phoebe phyllis pony priscilla queenie rachel rafael ralph raymond rebecca regina
richard rita robert roberto robin roger roland ronald ronnie rosa rosanna rose rosemary ruby rui rupert russell
ruth sally sam samuel sandra sandy sarah sharon sheila shirley sidney simon sophia sophie stanley stella
stephanie stephen steve steven stewart susan susana susanna sylvia terence teresa terry theresa thomas tim
timothy tom tommy tony tracy valerie vanessa veronica vicky victor victoria vincent violet virginia vitor vivian
wallace walter warren wendy wilfred william winnie winston yvonne
"""


@cache
def western_given() -> frozenset[str]:
    """Give the given names of German and English use, in small letters."""
    from memorandum_kit.names.transcribe_german import person_parts

    german = {word for word, parts in person_parts().items() if any(part.startswith("given") for part in parts)}
    return frozenset(german.union(_ENGLISH.split()))
