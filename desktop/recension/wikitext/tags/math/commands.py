"""Names of texvc, the TeX of MediaWiki (https://www.mediawiki.org/wiki/Extension:Math/Syntax).

Only those are here that mean something else to the converter, or that decide how it is used.
"""

# ruff: noqa: RUF001 - letters of old Greek

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# What stands for a command, in TeX that the converter knows.
ALIASES: Mapping[str, str] = {
    **_pairs(r"""
        \and \land  \ang \angle  \centerdot \cdot  \dotsb \cdots  \dotsc \ldots  \dotsi \cdots
        \dotsm \cdots  \dotso \ldots  \hAar \Leftrightarrow  \hbox \text  \mbox \text  \vbox \text
        \mathbfit \boldsymbol  \nshortmid \nmid  \nshortparallel \nparallel  \O \emptyset
        \or \lor  \overarc \overparen  \part \partial  \pmb \boldsymbol  \sdot \cdot
        \shortmid \mid  \shortparallel \parallel  \smallfrown \frown  \smallsetminus \setminus
        \smallsmile \smile  \textnormal \text  \textup \text  \thickapprox \approx
        \thicksim \sim  \varpropto \propto  \vline |  \wideparen \overparen
        \C {\mathbb{C}}  \H {\mathbb{H}}  \Q {\mathbb{Q}}  \Integers {\mathbb{Z}}
        \arccot {\operatorname{arccot}}  \arccsc {\operatorname{arccsc}}
        \arcsec {\operatorname{arcsec}}  \sen {\operatorname{sen}}  \sgn {\operatorname{sgn}}
        \varinjlim {\mathop{\underrightarrow{\lim}}}  \varprojlim {\mathop{\underleftarrow{\lim}}}
        \varliminf {\mathop{\underline{\lim}}}  \varlimsup {\mathop{\overline{\lim}}}
        \AA {\mathrm{Å}}  \euro €  \geneuro €  \geneuronarrow €  \geneurowide €  \officialeuro €
        \textvisiblespace {\text{␣}}  \Coppa Ϙ  \coppa ϙ  \Digamma Ϝ  \Koppa Ϟ  \koppa ϟ
        \Sampi Ϡ  \sampi ϡ  \Stigma Ϛ  \stigma ϛ  \varstigma ϛ  \varcoppa ϟ  \straightphi ϕ
        \strokeint ⨍  \rppolint ⨒  \scpolint ⨓  \npolint ⨔  \pointint ⨕  \sqint ⨖
    """),
    # These only move what they are given.
    **dict.fromkeys(_words(r"\mathllap \mathrlap \mathnormal \llap \rlap \smash"), ""),
}
# Two arguments in another order than anything the converter has.
MACROS: Mapping[str, str] = {"cancelto": r"{\cancel{#2}}^{#1}"}

# What begins and ends an environment, where texvc's is another than the converter's or its rows
# would be numbered.
ENVIRONMENTS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("align", "align*", "alignat", "alignat*", "alignedat", "split"),
        (r"\begin{aligned}", r"\end{aligned}"),
    ),
    **dict.fromkeys(
        ("gather", "gather*", "multline", "multline*"), (r"\begin{gathered}", r"\end{gathered}")
    ),
    **dict.fromkeys(("eqnarray", "eqnarray*"), (r"\begin{array}{rcl}", r"\end{array}")),
    **dict.fromkeys(("equation", "equation*"), ("{", "}")),
    "smallmatrix": (r"{\scriptstyle\begin{matrix}", r"\end{matrix}}"),
}
COUNTED_ENVIRONMENTS = frozenset({"alignat", "alignat*", "alignedat"})  # a number comes first

# What the converter would do, and texvc does not.
REFUSED = _words(r"""
    \DeclareMathOperator \def \edef \eqref \gdef \global \hskip \hspace \kern \label \let \mkern
    \mskip \mspace \newcommand \providecommand \ref \renewcommand \tag \xdef
""")
# How many arguments a command takes, where it is not one.
ARGUMENTS: Mapping[str, int] = {
    **dict.fromkeys(
        _words(r"""
            \binom \cancelto \cfrac \dbinom \dfrac \frac \overset \sideset \stackrel \tbinom
            \textcolor \tfrac \underset
        """),
        2,
    ),
    r"\genfrac": 6,
    r"\mathchoice": 4,
}
# Commands that may have an argument in square brackets before the others.
WITH_OPTION = _words(r"\cfrac \color \smash \sqrt \xleftarrow \xrightarrow")
# Commands without arguments. Of any other it is assumed that it takes one.
SYMBOLS = _words(r"""
    \alpha \approx \ast \beta \bullet \cap \cdot \cdots \chi \circ \colon \cos \cosh \cot \coth
    \csc \cup \ddots \deg \delta \Delta \det \dim \displaystyle \div \dots \downarrow \ell
    \emptyset \epsilon \equiv \eta \exists \exp \forall \gamma \Gamma \gcd \ge \geq \gg \hbar
    \hline \hom \imath \in \inf \infty \int \iota \jmath \kappa \ker \lambda \Lambda \land \langle
    \lbrace \ldots \le \leftarrow \Leftarrow \leftrightarrow \Leftrightarrow \leq \lg \lim \liminf
    \limits \limsup \ll \ln \lnot \log \lor \mapsto \max \mid \min \mp \mu \nabla \ne \neg \neq
    \ni \nolimits \nu \omega \Omega \oint \oplus \otimes \parallel \partial \perp \phi \Phi \pi
    \Pi \pm \Pr \prime \prod \propto \psi \Psi \qquad \quad \rangle \rbrace \rho \rightarrow
    \Rightarrow \scriptscriptstyle \scriptstyle \sec \setminus \sigma \Sigma \sim \simeq \sin
    \sinh \sqcup \subset \subseteq \sum \sup \supset \supseteq \tan \tanh \tau \textstyle
    \therefore \theta \Theta \times \to \uparrow \upsilon \Upsilon \varepsilon \varphi \varpi
    \varrho \varsigma \vartheta \vdots \vee \vert \Vert \wedge \xi \Xi \zeta
""")
