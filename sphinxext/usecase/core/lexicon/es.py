"""The Spanish words that rules of style look for."""

from __future__ import annotations

from sphinxext.usecase.core.lexicon.language import Language

_ABSTRACT = (
    r"(?:alineación|alineamiento|eficiencia|productividad|experiencia|satisfacción|comunicación|colaboración|cooperación|calidad|rendimiento|crecimiento"
    r"|transparencia|excelencia|compromiso|procesos|operaciones|ventas|marketing|servicios?|innovación|digitalización|transformación|negocio)"
)
SPANISH = Language(
    common=(
        "el la los las un una de del y es son que en con por para al se su sus no lo o si como este esta ha le"
    ),
    nominal=(
        r"^(?:\w+(?:ción|ciones|sión|siones|miento|mientos|anza|encia|ancia|aje)|gestión|solicitud|entrega|préstamo|pago|envío|retiro|registro|alta|baja|pedido|ingreso|inicio|cierre"
        r"|devolución|cobro|traspaso|mejora)\b.*$"
    ),
    verbal=r"\b\w{2,}(?:ar|er|ir|arse|erse|irse)\b",
    broad=(
        r"^mejorar\b(?! (?:un|una|este|esta)\b).*"
        rf"|^(?:mejorar|optimizar|aumentar|incrementar|fortalecer|fomentar|impulsar|asegurar|garantizar|apoyar|facilitar|modernizar|acelerar)\b.*?\b{_ABSTRACT}(?:$| (?:de|del|entre|en|y|intern[oa]s?|comercial(?:es)?|empresarial(?:es)?)\b.*)"
        rf"|^(?:mejora|optimización|fortalecimiento) .*\b{_ABSTRACT}\b.*"
    ),
    vague=(
        r"óptim[oa]s?|mejor(?:es)?|más (?:fácil|fácilmente|rápido|rápidamente|eficiente|sencillo)\w*|fácilmente|rápidamente|eficiente(?:mente)?|eficiencia|eficaz(?:mente)?|amigable"
        r"|buen(?:o|a|os|as)?|adecuad[oa]s?|adecuadamente|apropiad[oa]s?|fluid[oa]|modern[oa]|intuitiv[oa]|flexib\w+|lo antes posible|(?:fácil|sencill[oa]|cómod[oa])(?:es|s)? de \w+"
    ),
    endless=(
        r"mejorar?|mejora|optimizar?|optimización|satisfacción|satisfech[oa]s?|facilitar|simplificar|gestionar|apoyar|agilizar"
    ),
    measured=(
        r"\d|exactamente|al menos|como máximo|hasta|antes|dentro de|dos|tres|cuatro|cinco|diez|una vez|sin|según"
    ),
    checkable=(
        r"\d|cada|tod[oa]s?|ningún|ningun[oa]|nadie|nada|sólo|solo|solamente|sin|exactamente|nunca|siempre|al menos|como máximo|hasta|antes|dentro de|dos|tres|cuatro|cinco|diez|una vez"
        r"|recibe|obtiene|posee|conoce|(?:tiene|tienen) (?:un|una|el|la|los|las|su|sus)|(?:es|son|está|están|sea|sean|ha sido|queda|quedan) (?!(?:satisfech|mejorad|optimizad|facilitad|simplificad|gestionad)[oa]s?\b)\w+(?:ado|ada|ados|adas|ido|ida|idos|idas|to|ta|tos|tas|cho|cha)\b"
    ),
    widget=(
        r"(?:hace|haga|hacen) (?:doble )?clic\b|(?:pincha|clickea|cliquea)\b|(?:elige|selecciona|abre)\b[^.]*\b(?:lista desplegable|menú contextual|menú desplegable|botón de opción|desplegable)|marca\b[^.]*\bcasilla"
        r"|(?:pulsa|presiona|oprime|toca|selecciona|aprieta)\b[^.;,]*\b(?:botón|icono|ícono|pestaña|enlace)\b|(?:abre|va a|cambia a|navega a) la pestaña|(?:escribe|introduce|rellena)\b[^.;]*\b(?:cuadro de texto|campo de texto)"
    ),
    device=(
        r"(?:emergencia|parada|alarma|ascensor|máquina|aparato|timbre|terminal|cajero|teclado|lector|mando|robot|consola|dispositivo|llamada"
        r"|botón\b[^.;,]*\b(?:del|de la|al lado del|al lado de la) (?!(?:página|formulario|ventana|pantalla|cuadro|aplicación|sitio|portal|barra|menú|fila|lista|tabla|esquina)\b)\w+)"
    ),
    check=(
        r"(?:comprueba|verifica|valida|autentica|revisa)n?\b|(?:es|son) (?:comprobad|verificad|validad)[oa]s?|(?:pregunta|determina|decide|mira)\b[^.]{0,60}? si\b"
        r"|(?:pide|solicita)\b[^.]{0,60}\b(?:confirmación|aprobación|autorización|permiso|consentimiento)\b|pide\b[^.]{0,60}\bque confirme"
    ),
    join=r",| y | e | luego |;",
    further=(
        r"(?:,|;| y| e)(?: luego| después)? (?P<verb>(?!(?:para|sobre|entre|de|que|una|la|desde|este|esta|ante|durante|como|donde|fecha|hora|mediante)\b)[a-záéíóúñ]{3,}(?:a|e)) (?=(?:el|la|los|las|un|una|su|sus|al|lo|este|esta|le)\b)"
    ),
    after=r"(?:,| y)? (?:luego|después) (?P<verb>(?!(?:de|que)\b)[a-záéíóúñ]{3,}(?:a|e))\b",
    clause=r"\b(?:que|quien|cuyo|cuya|donde|si|porque|cuando)\b",
    auxiliary=r" (?:es|son|ha|han) |^se ",
    passive=(
        r"^(?:(?:el|la|los|las|un|una|este|esta|cada|su|sus)(?: (?!(?:que|quien|si|cuando)\b)[\w’'-]+){0,4}? (?:es|son|ha sido|han sido) (?:luego |automáticamente |entonces )?"
        r"(?=\w+(?:ad|id)[oa]s?\b)|se (?!(?:abr|cierr|enciend|apag|par|detien|inici|acerc|cumpl|repit|agot|interrump|bloque|lav|quit|pon|llev)\w+ )(?=\w+(?:a|e|an|en) (?:el|la|los|las|un|una|sus?) ))(?P<verb>\w+)\b"
    ),
    agent=r"\bpor (?!(?:correo|teléfono|defecto|e-?mail)\b)",
    unnoticed=(
        r"(?:olvida|ha olvidado|olvidó|se olvida) (?:de |(?:el|la|su) (?:pin|código|contraseña|clave))|descontent[oa]|insatisfech[oa]|está (?:aburrid[oa]|confundid[oa]|distraíd[oa]|cansad[oa]|indecis[oa]|nervios[oa]|frustrad[oa]|enfadad[oa]|molest[oa]|preocupad[oa])"
        r"|no (?:está|queda) (?:satisfech[oa]|convencid[oa]|segur[oa]|interesad[oa])|cambia de (?:opinión|idea)|pierde (?:el interés|la paciencia|la confianza)|duda\b|no (?:entiende|comprende|confía|sabe)\b|(?:piensa|cree) que|tiene prisa|se arrepiente|desconfía"
    ),
    noticed=r"(?:dice|informa|se queja|hace clic|responde|valora|pregunta si|llama|nota|indica|elige|cancela|rechaza|confirma|escribe|pide|solicita)",
    alike=(
        "cliente, comprador\n"
        "factura, cuenta\n"
        "empleado, trabajador\n"
        "elimina, borra\n"
        "proveedor, suministrador\n"
        "envío, paquete\n"
        "ordenador, computadora"
    ),
)
