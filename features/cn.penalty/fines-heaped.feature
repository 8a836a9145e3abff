Feature: Fines heap at one amount (Administrative Penalty Law 74)
  Of twenty or more fines of an authority, half or more are of one amount, and chance does not
  explain it by how common the amount is among all fines.

  Background:
    Given the rule "cn.penalty/fines-heaped"
    And today is 2021-12-31
    And the records of org
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  Scenario: Ten of twenty fines, an eighth of all: 7.5 more than expected, against a variance of 2.2
    Given the records of case
      | case | domain  | procedure | org |
      | C1   | penalty | ordinary  | O   |
      | C2   | penalty | ordinary  | P   |
    And the records of event
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 2000   |
      | C1   | penalty | 2021-09-01 | fine    | 2100   |
      | C1   | penalty | 2021-09-01 | fine    | 2200   |
      | C1   | penalty | 2021-09-01 | fine    | 2300   |
      | C1   | penalty | 2021-09-01 | fine    | 2400   |
      | C1   | penalty | 2021-09-01 | fine    | 2500   |
      | C1   | penalty | 2021-09-01 | fine    | 2600   |
      | C1   | penalty | 2021-09-01 | fine    | 2700   |
      | C1   | penalty | 2021-09-01 | fine    | 2800   |
      | C1   | penalty | 2021-09-01 | fine    | 2900   |
      | C2   | penalty | 2021-09-01 | fine    | 5000   |
      | C2   | penalty | 2021-09-01 | fine    | 5100   |
      | C2   | penalty | 2021-09-01 | fine    | 5200   |
      | C2   | penalty | 2021-09-01 | fine    | 5300   |
      | C2   | penalty | 2021-09-01 | fine    | 5400   |
      | C2   | penalty | 2021-09-01 | fine    | 5500   |
      | C2   | penalty | 2021-09-01 | fine    | 5600   |
      | C2   | penalty | 2021-09-01 | fine    | 5700   |
      | C2   | penalty | 2021-09-01 | fine    | 5800   |
      | C2   | penalty | 2021-09-01 | fine    | 5900   |
      | C2   | penalty | 2021-09-01 | fine    | 6000   |
      | C2   | penalty | 2021-09-01 | fine    | 6100   |
      | C2   | penalty | 2021-09-01 | fine    | 6200   |
      | C2   | penalty | 2021-09-01 | fine    | 6300   |
      | C2   | penalty | 2021-09-01 | fine    | 6400   |
      | C2   | penalty | 2021-09-01 | fine    | 6500   |
      | C2   | penalty | 2021-09-01 | fine    | 6600   |
      | C2   | penalty | 2021-09-01 | fine    | 6700   |
      | C2   | penalty | 2021-09-01 | fine    | 6800   |
      | C2   | penalty | 2021-09-01 | fine    | 6900   |
      | C2   | penalty | 2021-09-01 | fine    | 7000   |
      | C2   | penalty | 2021-09-01 | fine    | 7100   |
      | C2   | penalty | 2021-09-01 | fine    | 7200   |
      | C2   | penalty | 2021-09-01 | fine    | 7300   |
      | C2   | penalty | 2021-09-01 | fine    | 7400   |
      | C2   | penalty | 2021-09-01 | fine    | 7500   |
      | C2   | penalty | 2021-09-01 | fine    | 7600   |
      | C2   | penalty | 2021-09-01 | fine    | 7700   |
      | C2   | penalty | 2021-09-01 | fine    | 7800   |
      | C2   | penalty | 2021-09-01 | fine    | 7900   |
      | C2   | penalty | 2021-09-01 | fine    | 8000   |
      | C2   | penalty | 2021-09-01 | fine    | 8100   |
      | C2   | penalty | 2021-09-01 | fine    | 8200   |
      | C2   | penalty | 2021-09-01 | fine    | 8300   |
      | C2   | penalty | 2021-09-01 | fine    | 8400   |
      | C2   | penalty | 2021-09-01 | fine    | 8500   |
      | C2   | penalty | 2021-09-01 | fine    | 8600   |
      | C2   | penalty | 2021-09-01 | fine    | 8700   |
      | C2   | penalty | 2021-09-01 | fine    | 8800   |
      | C2   | penalty | 2021-09-01 | fine    | 8900   |
      | C2   | penalty | 2021-09-01 | fine    | 9000   |
      | C2   | penalty | 2021-09-01 | fine    | 9100   |
      | C2   | penalty | 2021-09-01 | fine    | 9200   |
      | C2   | penalty | 2021-09-01 | fine    | 9300   |
      | C2   | penalty | 2021-09-01 | fine    | 9400   |
      | C2   | penalty | 2021-09-01 | fine    | 9500   |
      | C2   | penalty | 2021-09-01 | fine    | 9600   |
      | C2   | penalty | 2021-09-01 | fine    | 9700   |
      | C2   | penalty | 2021-09-01 | fine    | 9800   |
      | C2   | penalty | 2021-09-01 | fine    | 9900   |
      | C2   | penalty | 2021-09-01 | fine    | 10000  |
      | C2   | penalty | 2021-09-01 | fine    | 10100  |
      | C2   | penalty | 2021-09-01 | fine    | 10200  |
      | C2   | penalty | 2021-09-01 | fine    | 10300  |
      | C2   | penalty | 2021-09-01 | fine    | 10400  |
      | C2   | penalty | 2021-09-01 | fine    | 10500  |
      | C2   | penalty | 2021-09-01 | fine    | 10600  |
      | C2   | penalty | 2021-09-01 | fine    | 10700  |
      | C2   | penalty | 2021-09-01 | fine    | 10800  |
      | C2   | penalty | 2021-09-01 | fine    | 10900  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Amount | Equal | Fines | message                                                |
      | O       | flagged | 1000   | 10    | 20    | Of 20 fines in ordinary procedure, 10 are of 1000 yuan |
    And examined are O P

  @must-fire
  Scenario: Eighteen of twenty-three, nineteen of 43: chi-square 10.8285, the critical value is 10.828
    Given the records of case
      | case | domain  | procedure | org |
      | C1   | penalty | ordinary  | O   |
      | C2   | penalty | ordinary  | P   |
    And the records of event
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 2000   |
      | C1   | penalty | 2021-09-01 | fine    | 2100   |
      | C1   | penalty | 2021-09-01 | fine    | 2200   |
      | C1   | penalty | 2021-09-01 | fine    | 2300   |
      | C1   | penalty | 2021-09-01 | fine    | 2400   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 5000   |
      | C2   | penalty | 2021-09-01 | fine    | 5100   |
      | C2   | penalty | 2021-09-01 | fine    | 5200   |
      | C2   | penalty | 2021-09-01 | fine    | 5300   |
      | C2   | penalty | 2021-09-01 | fine    | 5400   |
      | C2   | penalty | 2021-09-01 | fine    | 5500   |
      | C2   | penalty | 2021-09-01 | fine    | 5600   |
      | C2   | penalty | 2021-09-01 | fine    | 5700   |
      | C2   | penalty | 2021-09-01 | fine    | 5800   |
      | C2   | penalty | 2021-09-01 | fine    | 5900   |
      | C2   | penalty | 2021-09-01 | fine    | 6000   |
      | C2   | penalty | 2021-09-01 | fine    | 6100   |
      | C2   | penalty | 2021-09-01 | fine    | 6200   |
      | C2   | penalty | 2021-09-01 | fine    | 6300   |
      | C2   | penalty | 2021-09-01 | fine    | 6400   |
      | C2   | penalty | 2021-09-01 | fine    | 6500   |
      | C2   | penalty | 2021-09-01 | fine    | 6600   |
      | C2   | penalty | 2021-09-01 | fine    | 6700   |
      | C2   | penalty | 2021-09-01 | fine    | 6800   |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Amount | Equal | Fines | message                                                |
      | O       | flagged | 1000   | 18    | 23    | Of 23 fines in ordinary procedure, 18 are of 1000 yuan |
    And examined are O P

  @must-not-fire
  Scenario: Fourteen of twenty-two, nineteen of 61: chi-square 10.82798
    Given the records of case
      | case | domain  | procedure | org |
      | C1   | penalty | ordinary  | O   |
      | C2   | penalty | ordinary  | P   |
    And the records of event
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 2000   |
      | C1   | penalty | 2021-09-01 | fine    | 2100   |
      | C1   | penalty | 2021-09-01 | fine    | 2200   |
      | C1   | penalty | 2021-09-01 | fine    | 2300   |
      | C1   | penalty | 2021-09-01 | fine    | 2400   |
      | C1   | penalty | 2021-09-01 | fine    | 2500   |
      | C1   | penalty | 2021-09-01 | fine    | 2600   |
      | C1   | penalty | 2021-09-01 | fine    | 2700   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 5000   |
      | C2   | penalty | 2021-09-01 | fine    | 5100   |
      | C2   | penalty | 2021-09-01 | fine    | 5200   |
      | C2   | penalty | 2021-09-01 | fine    | 5300   |
      | C2   | penalty | 2021-09-01 | fine    | 5400   |
      | C2   | penalty | 2021-09-01 | fine    | 5500   |
      | C2   | penalty | 2021-09-01 | fine    | 5600   |
      | C2   | penalty | 2021-09-01 | fine    | 5700   |
      | C2   | penalty | 2021-09-01 | fine    | 5800   |
      | C2   | penalty | 2021-09-01 | fine    | 5900   |
      | C2   | penalty | 2021-09-01 | fine    | 6000   |
      | C2   | penalty | 2021-09-01 | fine    | 6100   |
      | C2   | penalty | 2021-09-01 | fine    | 6200   |
      | C2   | penalty | 2021-09-01 | fine    | 6300   |
      | C2   | penalty | 2021-09-01 | fine    | 6400   |
      | C2   | penalty | 2021-09-01 | fine    | 6500   |
      | C2   | penalty | 2021-09-01 | fine    | 6600   |
      | C2   | penalty | 2021-09-01 | fine    | 6700   |
      | C2   | penalty | 2021-09-01 | fine    | 6800   |
      | C2   | penalty | 2021-09-01 | fine    | 6900   |
      | C2   | penalty | 2021-09-01 | fine    | 7000   |
      | C2   | penalty | 2021-09-01 | fine    | 7100   |
      | C2   | penalty | 2021-09-01 | fine    | 7200   |
      | C2   | penalty | 2021-09-01 | fine    | 7300   |
      | C2   | penalty | 2021-09-01 | fine    | 7400   |
      | C2   | penalty | 2021-09-01 | fine    | 7500   |
      | C2   | penalty | 2021-09-01 | fine    | 7600   |
      | C2   | penalty | 2021-09-01 | fine    | 7700   |
      | C2   | penalty | 2021-09-01 | fine    | 7800   |
      | C2   | penalty | 2021-09-01 | fine    | 7900   |
      | C2   | penalty | 2021-09-01 | fine    | 8000   |
      | C2   | penalty | 2021-09-01 | fine    | 8100   |
      | C2   | penalty | 2021-09-01 | fine    | 8200   |
      | C2   | penalty | 2021-09-01 | fine    | 8300   |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @must-not-fire
  Scenario: Nine of twenty
    Given the records of case
      | case | domain  | procedure | org |
      | C1   | penalty | ordinary  | O   |
      | C2   | penalty | ordinary  | P   |
    And the records of event
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 2000   |
      | C1   | penalty | 2021-09-01 | fine    | 2100   |
      | C1   | penalty | 2021-09-01 | fine    | 2200   |
      | C1   | penalty | 2021-09-01 | fine    | 2300   |
      | C1   | penalty | 2021-09-01 | fine    | 2400   |
      | C1   | penalty | 2021-09-01 | fine    | 2500   |
      | C1   | penalty | 2021-09-01 | fine    | 2600   |
      | C1   | penalty | 2021-09-01 | fine    | 2700   |
      | C1   | penalty | 2021-09-01 | fine    | 2800   |
      | C1   | penalty | 2021-09-01 | fine    | 2900   |
      | C1   | penalty | 2021-09-01 | fine    | 3000   |
      | C2   | penalty | 2021-09-01 | fine    | 5000   |
      | C2   | penalty | 2021-09-01 | fine    | 5100   |
      | C2   | penalty | 2021-09-01 | fine    | 5200   |
      | C2   | penalty | 2021-09-01 | fine    | 5300   |
      | C2   | penalty | 2021-09-01 | fine    | 5400   |
      | C2   | penalty | 2021-09-01 | fine    | 5500   |
      | C2   | penalty | 2021-09-01 | fine    | 5600   |
      | C2   | penalty | 2021-09-01 | fine    | 5700   |
      | C2   | penalty | 2021-09-01 | fine    | 5800   |
      | C2   | penalty | 2021-09-01 | fine    | 5900   |
      | C2   | penalty | 2021-09-01 | fine    | 6000   |
      | C2   | penalty | 2021-09-01 | fine    | 6100   |
      | C2   | penalty | 2021-09-01 | fine    | 6200   |
      | C2   | penalty | 2021-09-01 | fine    | 6300   |
      | C2   | penalty | 2021-09-01 | fine    | 6400   |
      | C2   | penalty | 2021-09-01 | fine    | 6500   |
      | C2   | penalty | 2021-09-01 | fine    | 6600   |
      | C2   | penalty | 2021-09-01 | fine    | 6700   |
      | C2   | penalty | 2021-09-01 | fine    | 6800   |
      | C2   | penalty | 2021-09-01 | fine    | 6900   |
      | C2   | penalty | 2021-09-01 | fine    | 7000   |
      | C2   | penalty | 2021-09-01 | fine    | 7100   |
      | C2   | penalty | 2021-09-01 | fine    | 7200   |
      | C2   | penalty | 2021-09-01 | fine    | 7300   |
      | C2   | penalty | 2021-09-01 | fine    | 7400   |
      | C2   | penalty | 2021-09-01 | fine    | 7500   |
      | C2   | penalty | 2021-09-01 | fine    | 7600   |
      | C2   | penalty | 2021-09-01 | fine    | 7700   |
      | C2   | penalty | 2021-09-01 | fine    | 7800   |
      | C2   | penalty | 2021-09-01 | fine    | 7900   |
      | C2   | penalty | 2021-09-01 | fine    | 8000   |
      | C2   | penalty | 2021-09-01 | fine    | 8100   |
      | C2   | penalty | 2021-09-01 | fine    | 8200   |
      | C2   | penalty | 2021-09-01 | fine    | 8300   |
      | C2   | penalty | 2021-09-01 | fine    | 8400   |
      | C2   | penalty | 2021-09-01 | fine    | 8500   |
      | C2   | penalty | 2021-09-01 | fine    | 8600   |
      | C2   | penalty | 2021-09-01 | fine    | 8700   |
      | C2   | penalty | 2021-09-01 | fine    | 8800   |
      | C2   | penalty | 2021-09-01 | fine    | 8900   |
      | C2   | penalty | 2021-09-01 | fine    | 9000   |
      | C2   | penalty | 2021-09-01 | fine    | 9100   |
      | C2   | penalty | 2021-09-01 | fine    | 9200   |
      | C2   | penalty | 2021-09-01 | fine    | 9300   |
      | C2   | penalty | 2021-09-01 | fine    | 9400   |
      | C2   | penalty | 2021-09-01 | fine    | 9500   |
      | C2   | penalty | 2021-09-01 | fine    | 9600   |
      | C2   | penalty | 2021-09-01 | fine    | 9700   |
      | C2   | penalty | 2021-09-01 | fine    | 9800   |
      | C2   | penalty | 2021-09-01 | fine    | 9900   |
      | C2   | penalty | 2021-09-01 | fine    | 10000  |
      | C2   | penalty | 2021-09-01 | fine    | 10100  |
      | C2   | penalty | 2021-09-01 | fine    | 10200  |
      | C2   | penalty | 2021-09-01 | fine    | 10300  |
      | C2   | penalty | 2021-09-01 | fine    | 10400  |
      | C2   | penalty | 2021-09-01 | fine    | 10500  |
      | C2   | penalty | 2021-09-01 | fine    | 10600  |
      | C2   | penalty | 2021-09-01 | fine    | 10700  |
      | C2   | penalty | 2021-09-01 | fine    | 10800  |
      | C2   | penalty | 2021-09-01 | fine    | 10900  |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @must-not-fire
  Scenario: Ten of twenty, but a quarter of all fines, which may be chance
    Given the records of case
      | case | domain  | procedure | org |
      | C1   | penalty | ordinary  | O   |
      | C2   | penalty | ordinary  | P   |
    And the records of event
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 2000   |
      | C1   | penalty | 2021-09-01 | fine    | 2100   |
      | C1   | penalty | 2021-09-01 | fine    | 2200   |
      | C1   | penalty | 2021-09-01 | fine    | 2300   |
      | C1   | penalty | 2021-09-01 | fine    | 2400   |
      | C1   | penalty | 2021-09-01 | fine    | 2500   |
      | C1   | penalty | 2021-09-01 | fine    | 2600   |
      | C1   | penalty | 2021-09-01 | fine    | 2700   |
      | C1   | penalty | 2021-09-01 | fine    | 2800   |
      | C1   | penalty | 2021-09-01 | fine    | 2900   |
      | C2   | penalty | 2021-09-01 | fine    | 5000   |
      | C2   | penalty | 2021-09-01 | fine    | 5100   |
      | C2   | penalty | 2021-09-01 | fine    | 5200   |
      | C2   | penalty | 2021-09-01 | fine    | 5300   |
      | C2   | penalty | 2021-09-01 | fine    | 5400   |
      | C2   | penalty | 2021-09-01 | fine    | 5500   |
      | C2   | penalty | 2021-09-01 | fine    | 5600   |
      | C2   | penalty | 2021-09-01 | fine    | 5700   |
      | C2   | penalty | 2021-09-01 | fine    | 5800   |
      | C2   | penalty | 2021-09-01 | fine    | 5900   |
      | C2   | penalty | 2021-09-01 | fine    | 6000   |
      | C2   | penalty | 2021-09-01 | fine    | 6100   |
      | C2   | penalty | 2021-09-01 | fine    | 6200   |
      | C2   | penalty | 2021-09-01 | fine    | 6300   |
      | C2   | penalty | 2021-09-01 | fine    | 6400   |
      | C2   | penalty | 2021-09-01 | fine    | 6500   |
      | C2   | penalty | 2021-09-01 | fine    | 6600   |
      | C2   | penalty | 2021-09-01 | fine    | 6700   |
      | C2   | penalty | 2021-09-01 | fine    | 6800   |
      | C2   | penalty | 2021-09-01 | fine    | 6900   |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @must-not-fire
  Scenario: Ten of twenty, and fewer than the other authority has
    Given the records of case
      | case | domain  | procedure | org |
      | C1   | penalty | ordinary  | O   |
      | C2   | penalty | ordinary  | P   |
    And the records of event
      | case | act     | ts         | outcome | amount |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 1000   |
      | C1   | penalty | 2021-09-01 | fine    | 2000   |
      | C1   | penalty | 2021-09-01 | fine    | 2100   |
      | C1   | penalty | 2021-09-01 | fine    | 2200   |
      | C1   | penalty | 2021-09-01 | fine    | 2300   |
      | C1   | penalty | 2021-09-01 | fine    | 2400   |
      | C1   | penalty | 2021-09-01 | fine    | 2500   |
      | C1   | penalty | 2021-09-01 | fine    | 2600   |
      | C1   | penalty | 2021-09-01 | fine    | 2700   |
      | C1   | penalty | 2021-09-01 | fine    | 2800   |
      | C1   | penalty | 2021-09-01 | fine    | 2900   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
      | C2   | penalty | 2021-09-01 | fine    | 1000   |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @cannot-tell
  Scenario: Nineteen fines; warnings, notices, summary fines and other kinds of case do not count
    Given the records of case
      | case | domain   | procedure | org |
      | C1   | penalty  | ordinary  | O   |
      | C2   | penalty  | ordinary  | P   |
      | C3   | penalty  | summary   | O   |
      | C4   | coercion | ordinary  | O   |
      | C5   | penalty  | ordinary  |     |
    And the records of event
      | case | act          | ts         | outcome | amount |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | warning | 1000   |
      | C1   | prior_notice | 2021-09-01 | fine    | 1000   |
      | C1   | penalty      | 2021-09-01 | fine    |        |
      | C2   | penalty      | 2021-09-01 | fine    | 5000   |
      | C2   | penalty      | 2021-09-01 | fine    | 5100   |
      | C2   | penalty      | 2021-09-01 | fine    | 5200   |
      | C2   | penalty      | 2021-09-01 | fine    | 5300   |
      | C2   | penalty      | 2021-09-01 | fine    | 5400   |
      | C2   | penalty      | 2021-09-01 | fine    | 5500   |
      | C2   | penalty      | 2021-09-01 | fine    | 5600   |
      | C2   | penalty      | 2021-09-01 | fine    | 5700   |
      | C2   | penalty      | 2021-09-01 | fine    | 5800   |
      | C2   | penalty      | 2021-09-01 | fine    | 5900   |
      | C2   | penalty      | 2021-09-01 | fine    | 6000   |
      | C2   | penalty      | 2021-09-01 | fine    | 6100   |
      | C2   | penalty      | 2021-09-01 | fine    | 6200   |
      | C2   | penalty      | 2021-09-01 | fine    | 6300   |
      | C2   | penalty      | 2021-09-01 | fine    | 6400   |
      | C2   | penalty      | 2021-09-01 | fine    | 6500   |
      | C2   | penalty      | 2021-09-01 | fine    | 6600   |
      | C2   | penalty      | 2021-09-01 | fine    | 6700   |
      | C2   | penalty      | 2021-09-01 | fine    | 6800   |
      | C2   | penalty      | 2021-09-01 | fine    | 6900   |
      | C3   | penalty      | 2021-09-01 | fine    | 1000   |
      | C4   | penalty      | 2021-09-01 | fine    | 1000   |
      | C5   | penalty      | 2021-09-01 | fine    | 1000   |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                   | message                  |
      | O       | cannot_tell | too few fines to look at | too few fines to look at |
    And examined are O P

  @must-not-fire
  Scenario: An authority that only warned
    Given the records of case
      | case | domain  | org | procedure |
      | C1   | penalty | P   | ordinary  |
    And the records of event
      | case | act     | ts         | outcome |
      | C1   | penalty | 2021-09-14 | warning |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined
